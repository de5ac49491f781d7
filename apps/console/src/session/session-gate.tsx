import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { sessionQuery } from '../api/queries';
import { App } from '../app';
import { Failure } from '../elements/failure';
import { SignInPage } from './sign-in-page';

/** The console for those who are signed in, the way in for all others. */
export const SessionGate = () => {
  const { data: session, error, isPending } = useQuery(sessionQuery);
  const [wasSignedIn, setWasSignedIn] = useState(false);
  useEffect(() => {
    if (session) setWasSignedIn(true);
  }, [session]);
  if (isPending) return null;
  if (error !== null) {
    return (
      <main className="centred">
        <Failure error={error} />
      </main>
    );
  }
  return session ? <App session={session} /> : <SignInPage ended={wasSignedIn} />;
};
