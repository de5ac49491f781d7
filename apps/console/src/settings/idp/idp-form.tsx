import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { chooseIdpProfile } from '../../api/settings-queries';
import type { IdpProfile } from '../../api/types';
import { Failure } from '../../elements/failure';
import { Reserved } from '../../session/reserved';
import { providers, switches } from './switches';

type Props = { readonly directory: string; readonly profile: IdpProfile };

/** Another provider comes with its usual switches; each can be set otherwise after that. */
export const IdpForm = ({ directory, profile }: Props) => {
  const queryClient = useQueryClient();
  const [name, setName] = useState(profile.name);
  const [chosen, setChosen] = useState(profile.switches);
  const isOther = name !== profile.name;
  const isEdited = switches.some(({ key }) => chosen[key] !== profile.switches[key]);
  const saving = useMutation({
    mutationFn: () => chooseIdpProfile(directory, name, isOther ? undefined : chosen),
    onSuccess: () =>
      queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] === directory }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate();
  };
  return (
    <Reserved to="admin">
      <form className="stack" onSubmit={submit}>
        <label className="field narrow-field">
          <span>Provider</span>
          <select value={name} onChange={(event) => setName(event.target.value)}>
            {providers.map((provider) => (
              <option key={provider.name} value={provider.name}>
                {provider.label}
              </option>
            ))}
          </select>
        </label>
        {isOther ? (
          <p className="hint">Saving sets the switches that this provider needs. You can change them then.</p>
        ) : (
          <ul className="plain-list switches">
            {switches.map(({ key, name: label, on, off }) => (
              <li key={key}>
                <label className="choice">
                  <input
                    type="checkbox"
                    checked={chosen[key]}
                    aria-describedby={`switch-${key}`}
                    onChange={({ target }) => setChosen({ ...chosen, [key]: target.checked })}
                  />
                  <span>{label}</span>
                </label>
                <small id={`switch-${key}`}>
                  {on} {off}
                </small>
              </li>
            ))}
          </ul>
        )}
        {saving.isError && <Failure error={saving.error} />}
        <div>
          <button type="submit" className="primary" disabled={(!isOther && !isEdited) || saving.isPending}>
            Save profile
          </button>
        </div>
      </form>
    </Reserved>
  );
};
