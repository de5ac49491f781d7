import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { sessionQuery } from '../../api/queries';
import { sessionsQuery } from '../../api/session-queries';
import { Failure } from '../../elements/failure';
import { Reserved } from '../../session/reserved';
import { EndSessions } from './end-sessions';
import { SessionList } from './session-list';
import { type SignedInAdministrator, signedIn } from './signed-in-administrator';

/** Of the process, not of the directory. */
export const SessionSection = () => {
  const { data: session } = useQuery(sessionQuery);
  const { data: sessions, error } = useQuery({ ...sessionsQuery, enabled: session?.role === 'admin' });
  const [leaving, setLeaving] = useState<SignedInAdministrator | 'everybody'>();
  const administrators = signedIn(sessions ?? []);
  return (
    <section className="card stack" aria-labelledby="sessions-heading">
      <h2 id="sessions-heading">Who is signed in</h2>
      <p>
        The administrators who are signed in to the console of this server process, whatever the directory.
        Any other process knows its own sessions alone.
      </p>
      {error !== null && <Failure error={error} />}
      {sessions?.length === 0 && <p className="muted">Nobody is signed in here.</p>}
      <Reserved to="admin">
        <div className="stack">
          <SessionList administrators={administrators} onEnd={setLeaving} />
          {administrators.length > 1 && (
            <div>
              <button type="button" className="small danger" onClick={() => setLeaving('everybody')}>
                End the sessions of everybody…
              </button>
            </div>
          )}
        </div>
      </Reserved>
      {leaving !== undefined && (
        <EndSessions
          administrator={leaving === 'everybody' ? undefined : leaving}
          sessions={leaving === 'everybody' ? (sessions ?? []) : leaving.sessions}
          onClose={() => setLeaving(undefined)}
        />
      )}
    </section>
  );
};
