import { Link } from '@tanstack/react-router';
import { Alerts } from '../access/alerts';
import type { ApiKey, Directory, UnresolvedFailure } from '../api/types';
import { Ago } from '../elements/ago';
import { Banner } from '../elements/banner';
import { count } from '../elements/format';

type Props = {
  readonly directory: Directory;
  readonly keys: ReadonlyArray<ApiKey>;
  readonly failures: ReadonlyArray<UnresolvedFailure>;
};

const SOON_MS = 30 * 86_400_000;

/** What somebody has to do something about. */
export const Attention = ({ directory, keys, failures }: Props) => {
  const expiring = keys.filter(
    ({ status, expiresAt }) =>
      status === 'active' && expiresAt !== null && Date.parse(expiresAt) - Date.now() < SOON_MS,
  );
  const none = directory.provisioningEnabled && keys.every(({ status }) => status !== 'active');
  const toKeys = (text: string) => (
    <Link to="/directories/$id/provisioning" params={{ id: directory.id }}>
      {text}
    </Link>
  );
  return (
    <>
      <Alerts directory={directory} />
      {failures.length > 0 && (
        <Banner
          tone="warn"
          title={`${count(failures.length, 'matter')} with Okta ${failures.length === 1 ? 'is' : 'are'} unresolved`}
        >
          <Link to="/directories/$id/requests/failures" params={{ id: directory.id }}>
            See what failed, and the next step
          </Link>
        </Banner>
      )}
      {none && keys.length > 0 && (
        <Banner tone="bad" title="No API key is active: the identity provider is locked out">
          {toKeys('Issue a new key')} and enter it there.
        </Banner>
      )}
      {expiring.map(({ id, label, expiresAt }) => (
        <Banner key={id} tone="warn" title={`The key “${label}” is about to expire`}>
          It ends {expiresAt !== null && <Ago at={expiresAt} />}. {toKeys('Issue a second key')}, enter it in
          Okta, and only then revoke this one: no request fails in between.
        </Banner>
      ))}
    </>
  );
};
