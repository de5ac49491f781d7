import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { signIn } from '../api/commands';
import { sessionQuery } from '../api/queries';
import { Failure } from '../elements/failure';

export const TokenSignIn = () => {
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
    <form className="stack" onSubmit={submit}>
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
  );
};
