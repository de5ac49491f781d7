import { Ago } from '../../elements/ago';
import { Badge } from '../../elements/badge';
import type { SignedInAdministrator } from './signed-in-administrator';

type Props = {
  readonly administrators: ReadonlyArray<SignedInAdministrator>;
  readonly onEnd: (administrator: SignedInAdministrator) => void;
};

export const SessionList = ({ administrators, onEnd }: Props) => (
  <ul className="plain-list settled">
    {administrators.map((administrator) => {
      const { id, name, email, sessions } = administrator;
      return (
        <li key={id}>
          <div className="toolbar">
            <span>
              <strong>{name}</strong> {email !== null && <span className="muted">{email}</span>}
            </span>
            <button
              type="button"
              className="small danger"
              aria-label={`End the sessions of ${name}`}
              onClick={() => onEnd(administrator)}
            >
              End…
            </button>
          </div>
          {sessions.map(({ startedAt, usedAt, endsAt, role, own }) => (
            <p key={startedAt} className="muted">
              {role}, signed in <Ago at={startedAt} />, last used <Ago at={usedAt} />; without use it ends{' '}
              <Ago at={endsAt} /> {own && <Badge tone="good">This browser</Badge>}
            </p>
          ))}
        </li>
      );
    })}
  </ul>
);
