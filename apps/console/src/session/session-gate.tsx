import { useQuery } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { sessionQuery } from '../api/queries';
import { Failure } from '../elements/failure';
import { router } from '../router/router';
import { SignInPage } from './sign-in-page';

/** The console for those who are signed in, the way in for all others. */
export const SessionGate = () => {
  const { data: session, error, isPending } = useQuery(sessionQuery);
  const [wasSignedIn, setWasSignedIn] = useState(false);
  useEffect(() => {
    if (session) setWasSignedIn(true);
  }, [session]);
  if (isPending) return null;
  // What was known before it failed to be asked again still holds, and so does what is being typed.
  if (error !== null && session === undefined) {
    return (
      <main className="centred">
        <Failure error={error} />
      </main>
    );
  }
  return session ? <RouterProvider router={router} /> : <SignInPage ended={wasSignedIn} />;
};
