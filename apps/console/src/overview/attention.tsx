import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { FailedNames } from '../access/failed-names';
import type { ApiKey, Directory, FailedName } from '../api/types';
import { Ago } from '../elements/ago';
import { Banner } from '../elements/banner';

type Props = {
  readonly directory: Directory;
  readonly keys: ReadonlyArray<ApiKey>;
  readonly failed: ReadonlyArray<FailedName>;
};

const SOON_MS = 30 * 86_400_000;

/** What somebody has to do something about. */
export const Attention = ({ directory, keys, failed }: Props) => {
  const expiring = keys.filter(
    ({ status, expiresAt }) =>
      status === 'active' && expiresAt !== null && Date.parse(expiresAt) - Date.now() < SOON_MS,
  );
  const none = directory.provisioningEnabled && keys.every(({ status }) => status !== 'active');
  const to = (path: string, text: ReactNode) => (
    <Link href={`/directories/${directory.id}${path}`}>{text}</Link>
  );
  return (
    <>
      <FailedNames directory={directory.id} failed={failed} />
      {none && keys.length > 0 && (
        <Banner tone="bad" title="No API key is active: the identity provider is locked out">
          {to('/provisioning', 'Issue a new key')} and enter it there.
        </Banner>
      )}
      {expiring.map(({ id, label, expiresAt }) => (
        <Banner key={id} tone="warn" title={`The key “${label}” is about to expire`}>
          It ends {expiresAt !== null && <Ago at={expiresAt} />}. {to('/provisioning', 'Issue a second key')},
          enter it in Okta, and only then revoke this one: no request fails in between.
        </Banner>
      ))}
    </>
  );
};
