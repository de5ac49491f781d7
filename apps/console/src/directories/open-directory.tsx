import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { openDirectory } from '../api/commands';
import { directoriesQuery } from '../api/queries';
import { Failure } from '../elements/failure';

export const OpenDirectory = () => {
  const [id, setId] = useState('');
  const [domains, setDomains] = useState('');
  const [erasable, setErasable] = useState(false);
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const opening = useMutation({
    mutationFn: () =>
      openDirectory(
        id.trim(),
        domains.split(/[\s,]+/).filter((domain) => domain !== ''),
        erasable,
      ),
    onSuccess: async (directory) => {
      await queryClient.invalidateQueries({ queryKey: directoriesQuery.queryKey });
      await navigate({ to: '/directories/$id', params: { id: directory.id } });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    opening.mutate();
  };
  return (
    <form className="card stack" onSubmit={submit}>
      <label className="field">
        <span>Name of the directory</span>
        <input
          required
          pattern="[a-z0-9][a-z0-9\-]{0,62}"
          autoComplete="off"
          placeholder="acme"
          value={id}
          onChange={(event) => setId(event.target.value)}
          aria-describedby="directory-id-hint"
        />
        <small id="directory-id-hint">
          Lowercase letters, digits and hyphens. It is a part of every API key and cannot be changed.
        </small>
      </label>
      <label className="field">
        <span>Domains it owns</span>
        <input
          required
          autoComplete="off"
          placeholder="example.com, example.org"
          value={domains}
          onChange={(event) => setDomains(event.target.value)}
          aria-describedby="directory-domains-hint"
        />
        <small id="directory-domains-hint">
          Rules name a group as <code>group:name@domain</code> with one of these.
        </small>
      </label>
      <div>
        <label className="choice">
          <input
            type="checkbox"
            checked={erasable}
            onChange={({ target }) => setErasable(target.checked)}
            aria-describedby="directory-erasable-hint"
          />
          <span>People can be erased from its history</span>
        </label>
        <small id="directory-erasable-hint">
          Encrypts what is personal with a key for each person. It takes a master key on the server, and
          cannot be chosen later.
        </small>
      </div>
      {opening.isError && <Failure error={opening.error} />}
      <div>
        <button type="submit" className="primary" disabled={opening.isPending}>
          Open directory
        </button>
      </div>
    </form>
  );
};
