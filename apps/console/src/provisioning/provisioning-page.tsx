import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { keysQuery, sessionQuery } from '../api/queries';
import type { IssuedKey } from '../api/types';
import { useDirectory } from '../directories/use-directory';
import { Badge } from '../elements/badge';
import { Copyable } from '../elements/copyable';
import { Failure } from '../elements/failure';
import { useTitle } from '../elements/use-title';
import { Reserved } from '../session/reserved';
import { Connection } from './connection';
import { DisableProvisioning } from './disable-provisioning';
import { FreshKey } from './fresh-key';
import { KeyTable } from './key-table';
import { NewKey } from './new-key';
import { OktaSteps } from './okta-steps';

/** While Okta is awaited, its test is looked for this often: it changes nothing, so no event tells of it. */
const WAITING_MS = 2_000;

export const ProvisioningPage = () => {
  const directory = useDirectory();
  const { data: session } = useQuery(sessionQuery);
  useTitle('User management');
  const { id, provisioningEnabled } = directory;
  const [fresh, setFresh] = useState<IssuedKey>();
  const { data: keys = [], error } = useQuery({
    ...keysQuery(id),
    refetchInterval: ({ state }) =>
      provisioningEnabled &&
      state.data?.some(({ lastUsedAt, status }) => status === 'active' && lastUsedAt === null)
        ? WAITING_MS
        : false,
  });
  const live = keys.filter(({ status }) => status === 'active');
  const ended = keys.filter(({ status }) => status !== 'active');
  const stillFresh = fresh !== undefined && live.some((key) => key.id === fresh.id) ? fresh : undefined;
  return (
    <>
      <h1>
        User management{' '}
        <Badge tone={provisioningEnabled ? 'good' : 'neutral'}>
          {provisioningEnabled ? 'Provisioning on' : 'Provisioning off'}
        </Badge>
      </h1>
      {error !== null && <Failure error={error} />}
      {!provisioningEnabled && (
        <section className="card stack">
          <h2>Let Okta push people and groups</h2>
          <p>
            Enabling provisioning issues an API key. With it, Okta creates, changes and deactivates people and
            pushes groups into <strong>{id}</strong> over SCIM 2.0.
          </p>
          <Reserved to="admin">
            <NewKey directory={id} first onIssued={setFresh} />
          </Reserved>
        </section>
      )}
      {provisioningEnabled && (
        <>
          {stillFresh !== undefined && <FreshKey issued={stillFresh} onDone={() => setFresh(undefined)} />}
          <Connection keys={live} />
          <section className="card stack">
            <h2>For Okta</h2>
            <Copyable label="Base URL" text={session?.scimBaseUrl ?? ''} />
            <OktaSteps open={live.every(({ lastUsedAt }) => lastUsedAt === null)} />
          </section>
          <section className="card stack">
            <h2>API keys</h2>
            <Reserved to="operator">
              <KeyTable directory={id} keys={live} caption="Keys that work" empty="No key works now." />
              <details>
                <summary>Issue another key</summary>
                <p className="hint">
                  To rotate a key without a request that fails: issue the second, enter it in Okta, see that
                  it is used, and only then revoke the first.
                </p>
                <NewKey directory={id} first={false} onIssued={setFresh} />
              </details>
            </Reserved>
          </section>
        </>
      )}
      {ended.length > 0 && (
        <section className="card stack">
          <h2>Expired and revoked keys</h2>
          <KeyTable directory={id} keys={ended} caption="Keys that no longer work" empty="" />
        </section>
      )}
      {provisioningEnabled && <DisableProvisioning directory={id} liveKeys={live.length} />}
    </>
  );
};
