import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { lockGroups, lockQuery, unlockGroups } from '../../api/access-queries';
import type { SyncedGroup } from '../../api/access-types';
import { Badge } from '../../elements/badge';
import { ConfirmDialog } from '../../elements/confirm-dialog';
import { Failure } from '../../elements/failure';
import { count } from '../../elements/format';
import { Reserved } from '../../session/reserved';

type Props = { readonly directory: string; readonly groups: ReadonlyArray<SyncedGroup> };

/** Which names of the policy answer to one group alone, so that another cannot come to bear them. */
export const GroupLock = ({ directory, groups }: Props) => {
  const queryClient = useQueryClient();
  const [unlocking, setUnlocking] = useState(false);
  const { data: lock, error } = useQuery(lockQuery(directory));
  const changing = useMutation({
    mutationFn: (change: (id: string) => Promise<unknown>) => change(directory),
    onSuccess: () => {
      setUnlocking(false);
      return queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] === directory });
    },
  });
  if (error !== null) return <Failure error={error} />;
  if (lock === undefined) return null;
  const locked = Object.entries(lock);
  return (
    <section className="card stack">
      <h2>Group lock</h2>
      <p>
        A lock ties the group names in the policy to the groups that bear them now. A group that is deleted
        and made anew under the same name, or another that takes the name, gets nothing until it is locked in.
      </p>
      {locked.length > 0 && (
        <ul className="plain-list" aria-label="Locked names">
          {locked.map(([name, group]) => (
            <li key={name}>
              <code>{name}</code> <Holder id={group} name={name} groups={groups} />
            </li>
          ))}
        </ul>
      )}
      {changing.isError && <Failure error={changing.error} />}
      <Reserved to="admin">
        <div className="actions start">
          <button type="button" disabled={changing.isPending} onClick={() => changing.mutate(lockGroups)}>
            Lock the names in the policy
          </button>
          {locked.length > 0 && (
            <button type="button" disabled={changing.isPending} onClick={() => setUnlocking(true)}>
              Unlock {count(locked.length, 'name')}…
            </button>
          )}
        </div>
      </Reserved>
      {unlocking && (
        <ConfirmDialog
          title={`Unlock ${count(locked.length, 'name')}?`}
          action="Unlock"
          doing={{ ...changing, mutate: () => changing.mutate(unlockGroups) }}
          onClose={() => setUnlocking(false)}
        >
          <p>
            From then on any group that comes to bear one of these names gets what the rules give to the name.
          </p>
        </ConfirmDialog>
      )}
    </section>
  );
};

type HolderProps = {
  readonly id: string;
  readonly name: string;
  readonly groups: ReadonlyArray<SyncedGroup>;
};

const Holder = ({ id, name, groups }: HolderProps) => {
  const holder = groups.find((group) => group.id === id);
  if (holder === undefined) return <Badge tone="bad">Its group is gone: denotes nobody</Badge>;
  return holder.displayName.trim().toLowerCase() === name ? (
    <Badge tone="good">Held by its group</Badge>
  ) : (
    <Badge tone="bad">Its group is called “{holder.displayName}” now: denotes nobody</Badge>
  );
};
