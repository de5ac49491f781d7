import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { enableProvisioning, issueKey } from '../api/commands';
import { directoryQuery, keysQuery } from '../api/queries';
import type { IssuedKey } from '../api/types';
import { Failure } from '../elements/failure';

type Props = {
  readonly directory: string;
  /** Whether it comes with enabling provisioning. */
  readonly first: boolean;
  readonly onIssued: (key: IssuedKey) => void;
};

const lifetimes = [
  { days: 90, name: '90 days' },
  { days: 180, name: '180 days' },
  { days: 365, name: '1 year' },
];

export const NewKey = ({ directory, first, onIssued }: Props) => {
  const [label, setLabel] = useState('Okta');
  const [lifetime, setLifetime] = useState(365);
  const queryClient = useQueryClient();
  const issuing = useMutation({
    mutationFn: () => {
      const expiresAt = new Date(Date.now() + lifetime * 86_400_000).toISOString();
      return (first ? enableProvisioning : issueKey)(directory, { label: label.trim(), expiresAt });
    },
    onSuccess: async (issued) => {
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: keysQuery(directory).queryKey }),
        queryClient.invalidateQueries({ queryKey: directoryQuery(directory).queryKey }),
      ]);
      onIssued(issued);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    issuing.mutate();
  };
  return (
    <form className="row-form" onSubmit={submit}>
      <label className="field">
        <span>Name of the key</span>
        <input required maxLength={100} value={label} onChange={(event) => setLabel(event.target.value)} />
      </label>
      <label className="field">
        <span>Valid for</span>
        <select value={lifetime} onChange={(event) => setLifetime(Number(event.target.value))}>
          {lifetimes.map(({ days, name }) => (
            <option key={days} value={days}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" className="primary" disabled={issuing.isPending}>
        {first ? 'Enable provisioning' : 'Issue key'}
      </button>
      {issuing.isError && <Failure error={issuing.error} />}
    </form>
  );
};
