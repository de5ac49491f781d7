import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useId } from 'react';
import { sessionQuery } from '../api/queries';
import type { AdminRole } from '../api/types';

const roles: ReadonlyArray<AdminRole> = ['viewer', 'operator', 'admin'];

type Props = {
  /** The least role that may use what is inside. The server holds to the same. */
  readonly to: AdminRole;
  readonly children: ReactNode;
};

/** Can be used by some roles alone: for the others it is there, switched off, with the reason. */
export const Reserved = ({ to, children }: Props) => {
  const reason = useId();
  const { data: session } = useQuery(sessionQuery);
  const role = session?.role ?? 'viewer';
  if (roles.indexOf(role) >= roles.indexOf(to)) return children;
  return (
    <fieldset disabled className="reserved" aria-describedby={reason}>
      <p id={reason} className="hint">
        Your role is {role}; this takes the role {to}.
      </p>
      {children}
    </fieldset>
  );
};
