import { useState } from 'react';
import type { ApiKey } from '../api/types';
import { Ago } from '../elements/ago';
import { Badge, type Tone } from '../elements/badge';
import { RevokeKey } from './revoke-key';

type Props = {
  readonly directory: string;
  readonly keys: ReadonlyArray<ApiKey>;
  readonly caption: string;
  readonly empty: string;
};

const tones: { readonly [Status in ApiKey['status']]: Tone } = {
  active: 'good',
  expired: 'warn',
  revoked: 'neutral',
};

export const KeyTable = ({ directory, keys, caption, empty }: Props) => {
  const [revoking, setRevoking] = useState<ApiKey>();
  if (keys.length === 0) return <p className="muted">{empty}</p>;
  return (
    <>
      <div className="table-scroll">
        <table>
          <caption className="hidden">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">State</th>
              <th scope="col">Last used</th>
              <th scope="col">Issued</th>
              <th scope="col">Ends</th>
              <th scope="col">
                <span className="hidden">Revoke</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {keys.map((key) => (
              <tr key={key.id}>
                <th scope="row">
                  {key.label} <code className="muted">{key.id}</code>
                </th>
                <td>
                  <Badge tone={tones[key.status]}>{key.status}</Badge>
                </td>
                <td>
                  {key.lastUsedAt === null ? (
                    <span className="muted">not yet</span>
                  ) : (
                    <Ago at={key.lastUsedAt} />
                  )}
                </td>
                <td>
                  <Ago at={key.issuedAt} />
                </td>
                <td>
                  {key.revokedAt !== null ? (
                    <>
                      revoked <Ago at={key.revokedAt} />
                    </>
                  ) : key.expiresAt === null ? (
                    'never'
                  ) : (
                    <Ago at={key.expiresAt} />
                  )}
                </td>
                <td className="end">
                  {key.status === 'active' && (
                    <button
                      type="button"
                      className="small danger"
                      onClick={() => setRevoking(key)}
                      aria-label={`Revoke the key ${key.label}, ${key.id}`}
                    >
                      Revoke
                    </button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {revoking !== undefined && (
        <RevokeKey
          directory={directory}
          apiKey={revoking}
          last={keys.length === 1}
          onClose={() => setRevoking(undefined)}
        />
      )}
    </>
  );
};
