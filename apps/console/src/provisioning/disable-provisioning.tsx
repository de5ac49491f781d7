import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { disableProvisioning } from '../api/commands';
import { Dialog } from '../elements/dialog';
import { Failure } from '../elements/failure';
import { count } from '../elements/format';
import { Reserved } from '../session/reserved';

type Props = { readonly directory: string; readonly liveKeys: number };

export const DisableProvisioning = ({ directory, liveKeys }: Props) => {
  const [asking, setAsking] = useState(false);
  const [typed, setTyped] = useState('');
  const queryClient = useQueryClient();
  const disabling = useMutation({
    mutationFn: () => disableProvisioning(directory, typed),
    onSuccess: async () => {
      setAsking(false);
      setTyped('');
      await queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] === directory });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    disabling.mutate();
  };
  return (
    <section className="card stack">
      <h2>Disable provisioning</h2>
      <p>
        Okta is kept out and {count(liveKeys, 'key is', 'keys are')} revoked. People and groups stay as they
        are and keep their access; nobody is suspended any more until provisioning is enabled again.
      </p>
      <Reserved to="admin">
        <div>
          <button type="button" className="danger" onClick={() => setAsking(true)}>
            Disable provisioning…
          </button>
        </div>
      </Reserved>
      {asking && (
        <Dialog title="Disable provisioning?" onClose={() => setAsking(false)}>
          <ul>
            <li>{count(liveKeys, 'API key is', 'API keys are')} revoked for good.</li>
            <li>Okta’s requests fail from now on, and its changes reach nobody here.</li>
            <li>People who leave keep their access until provisioning is enabled again.</li>
          </ul>
          <form className="stack" onSubmit={submit}>
            <label className="field">
              <span>
                To confirm, type <code>{directory}</code>
              </span>
              <input autoComplete="off" value={typed} onChange={(event) => setTyped(event.target.value)} />
            </label>
            {disabling.isError && <Failure error={disabling.error} />}
            <div className="actions">
              <button type="button" onClick={() => setAsking(false)}>
                Keep it enabled
              </button>
              <button
                type="submit"
                className="danger solid"
                disabled={typed !== directory || disabling.isPending}
              >
                Disable provisioning
              </button>
            </div>
          </form>
        </Dialog>
      )}
    </section>
  );
};
