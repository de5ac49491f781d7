import type { ApiKey } from '../api/types';
import { Ago } from '../elements/ago';
import { Banner } from '../elements/banner';

type Props = { readonly keys: ReadonlyArray<ApiKey> };

/** Whether the identity provider was heard, as this process knows. */
export const Connection = ({ keys }: Props) => {
  const used = keys.filter(({ lastUsedAt }) => lastUsedAt !== null);
  const [last] = [...used].sort((a, b) => ((a.lastUsedAt ?? '') < (b.lastUsedAt ?? '') ? 1 : -1));
  if (keys.length === 0) return null;
  if (last === undefined || last.lastUsedAt === null) {
    return (
      <Banner
        tone="neutral"
        title={
          <span className="waiting">
            <span className="pulse" aria-hidden="true" /> Waiting for Okta’s test request…
          </span>
        }
      >
        No request with one of the keys since this server started. In Okta, press “Test Connector
        Configuration” or “Test API Credentials”; this turns green when it arrives.
      </Banner>
    );
  }
  return (
    <Banner tone="good" title="Okta is connected">
      Last request <Ago at={last.lastUsedAt} />, with the key “{last.label}”.
    </Banner>
  );
};
