import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { signIn } from '../api/commands';
import { sessionQuery } from '../api/queries';
import { Banner } from '../elements/banner';
import { Failure } from '../elements/failure';
import { useTitle } from '../elements/use-title';
import { Logo } from '../shell/logo';

type Props = { readonly ended: boolean };

export const SignInPage = ({ ended }: Props) => {
  useTitle('Sign in');
  const [token, setToken] = useState('');
  const queryClient = useQueryClient();
  const signingIn = useMutation({
    mutationFn: signIn,
    onSuccess: (session) => {
      queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
      queryClient.setQueryData(sessionQuery.queryKey, session);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    signingIn.mutate(token.trim());
  };
  return (
    <main className="centred">
      <form className="card sign-in" onSubmit={submit}>
        <Logo />
        <h1>Sign in to Rollcall</h1>
        {ended && !signingIn.isError && (
          <Banner tone="neutral" title="You are signed out">
            Your session ended, or you ended it.
          </Banner>
        )}
        <label className="field">
          <span>Admin token</span>
          <input
            type="password"
            autoComplete="current-password"
            autoFocus
            required
            value={token}
            onChange={(event) => setToken(event.target.value)}
          />
        </label>
        {signingIn.isError && <Failure error={signingIn.error} />}
        <button type="submit" className="primary" disabled={signingIn.isPending}>
          {signingIn.isPending ? 'Signing in…' : 'Sign in'}
        </button>
        <p className="hint">
          The token is the value of <code>ROLLCALL_ADMIN_TOKEN</code>, or the one that the server printed when
          it first started.
        </p>
      </form>
    </main>
  );
};
