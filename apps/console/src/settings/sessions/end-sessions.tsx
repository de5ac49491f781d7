import { useMutation, useQueryClient } from '@tanstack/react-query';
import { sessionQuery } from '../../api/queries';
import { endSessions, sessionsQuery } from '../../api/session-queries';
import type { PresentSession } from '../../api/types';
import { ConfirmDialog } from '../../elements/confirm-dialog';
import { count } from '../../elements/format';
import type { SignedInAdministrator } from './signed-in-administrator';

type Props = {
  /** Everybody when absent. */
  readonly administrator: SignedInAdministrator | undefined;
  /** Those that are to end. */
  readonly sessions: ReadonlyArray<PresentSession>;
  readonly onClose: () => void;
};

export const EndSessions = ({ administrator, sessions, onClose }: Props) => {
  const own = sessions.some((session) => session.own);
  const queryClient = useQueryClient();
  const ending = useMutation({
    mutationFn: () => endSessions(administrator?.id),
    onSuccess: async () => {
      if (own) {
        queryClient.setQueryData(sessionQuery.queryKey, null);
        return;
      }
      await queryClient.invalidateQueries({ queryKey: sessionsQuery.queryKey });
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title={`End the sessions of ${administrator === undefined ? 'everybody' : `“${administrator.name}”`}?`}
      action="End sessions"
      doing={ending}
      onClose={onClose}
    >
      <ul>
        <li>
          {count(sessions.length, 'session')} in this server process {sessions.length === 1 ? 'ends' : 'end'}{' '}
          at once. What was not saved there is lost.
        </li>
        {own && <li>Yours is among them: you are signed out.</li>}
        <li>
          It keeps nobody from signing in again. For that, take their role away at the identity provider, or
          give the server another admin token.
        </li>
      </ul>
    </ConfirmDialog>
  );
};
