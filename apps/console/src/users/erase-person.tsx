import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { eraseUser } from '../api/settings-queries';
import { Banner } from '../elements/banner';
import { Dialog } from '../elements/dialog';
import { Failure } from '../elements/failure';
import { Reserved } from '../session/reserved';

type Props = {
  readonly directory: string;
  /** Id of somebody who is here, or was. */
  readonly person: string;
};

/** Destroys what is known of a person, for good. Stays in sight afterwards to tell what is left to do. */
export const ErasePerson = ({ directory, person }: Props) => {
  const [asking, setAsking] = useState(false);
  const [typed, setTyped] = useState('');
  const queryClient = useQueryClient();
  const erasing = useMutation({
    mutationFn: () => eraseUser(directory, person, typed.trim()),
    onSuccess: () => {
      setAsking(false);
      queryClient.removeQueries({ queryKey: ['past'] });
      return queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] === directory });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    erasing.mutate();
  };
  if (erasing.data !== undefined) {
    const { stillNamedBy } = erasing.data;
    return (
      <Banner tone={stillNamedBy.length === 0 ? 'good' : 'warn'} title="This person is erased">
        {stillNamedBy.length === 0
          ? 'Nobody can know any more who it was.'
          : `The ${stillNamedBy.join(' and the ')} still ${stillNamedBy.length === 1 ? 'holds' : 'hold'} the name: take it out there.`}
      </Banner>
    );
  }
  return (
    <section className="card stack">
      <h2>Erase</h2>
      <p>
        Destroys the key that what is personal is encrypted with, in the whole history. The events stay, and
        nobody can know any more whom they were about.
      </p>
      <Reserved to="admin">
        <button type="button" className="danger" onClick={() => setAsking(true)}>
          Erase this person…
        </button>
      </Reserved>
      {asking && (
        <Dialog title="Erase this person?" onClose={() => setAsking(false)}>
          <ul>
            <li>They leave every group, and all access of theirs ends at once.</li>
            <li>
              Name, email and all attributes are gone from the history too. No backup of the log brings them
              back.
            </li>
            <li>The identity provider is not told: unassign them there first, or it makes them anew.</li>
            <li>What a feed or an export told others stays with them.</li>
          </ul>
          <form className="stack" onSubmit={submit}>
            <label className="field">
              <span>
                To confirm, type the id <code>{person}</code>
              </span>
              <input autoComplete="off" value={typed} onChange={({ target }) => setTyped(target.value)} />
            </label>
            {erasing.isError && <Failure error={erasing.error} />}
            <div className="actions">
              <button type="button" onClick={() => setAsking(false)}>
                Keep this person
              </button>
              <button
                type="submit"
                className="danger solid"
                disabled={typed.trim() !== person || erasing.isPending}
              >
                Erase for good
              </button>
            </div>
          </form>
        </Dialog>
      )}
    </section>
  );
};
