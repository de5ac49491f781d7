import { useQuery } from '@tanstack/react-query';
import { sessionQuery } from '../api/queries';
import { SignOutButton } from './sign-out-button';

/** Who is signed in, what they may do, and the way out. */
export const SignedIn = () => {
  const { data: session } = useQuery(sessionQuery);
  return (
    <div className="signed-in">
      {session && (
        <span className="signed-in-who" title={session.email ?? undefined}>
          <span className="signed-in-name">{session.name}</span>{' '}
          <small className="muted">{session.role}</small>
        </span>
      )}
      <SignOutButton />
    </div>
  );
};
