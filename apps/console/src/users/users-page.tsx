import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'wouter';
import { peopleQuery } from '../api/queries';
import type { Directory } from '../api/types';
import { Failure } from '../elements/failure';
import { count } from '../elements/format';
import { useSettled } from '../elements/use-settled';
import { useTitle } from '../elements/use-title';
import { NobodyYet } from './nobody-yet';
import { PeopleList } from './people-list';

type Props = { readonly directory: Directory };

export const UsersPage = ({ directory: { id, users } }: Props) => {
  useTitle('Users');
  const [query, setQuery] = useSearchParams();
  const search = query.get('search') ?? '';
  const state = query.get('state') ?? 'all';
  const settled = useSettled(search, 150);
  const filter = { search: settled, state };
  const { data: first, error } = useQuery(peopleQuery(id, filter, 0));
  const set = (name: string, value: string) =>
    setQuery(
      (old) => {
        const next = new URLSearchParams(old);
        if (value === '') next.delete(name);
        else next.set(name, value);
        return next;
      },
      { replace: true },
    );
  if (users.total === 0) return <NobodyYet directory={id} />;
  return (
    <>
      <h1>Users</h1>
      <search className="filters">
        <label className="field grow">
          <span>Search by name or email</span>
          <input
            type="search"
            autoComplete="off"
            value={search}
            onChange={(event) => set('search', event.target.value)}
          />
        </label>
        <label className="field">
          <span>State</span>
          <select
            value={state}
            onChange={(event) => set('state', event.target.value === 'all' ? '' : event.target.value)}
          >
            <option value="all">All</option>
            <option value="active">Active</option>
            <option value="suspended">Suspended</option>
          </select>
        </label>
      </search>
      {error !== null && <Failure error={error} />}
      {first !== undefined && (
        <>
          <p className="muted" role="status">
            {first.total === users.total
              ? count(users.total, 'person', 'people')
              : `${count(first.total, 'person', 'people')} of ${count(users.total, 'person', 'people')}`}
          </p>
          {first.total === 0 ? (
            <p className="empty">Nobody fits. Try a part of the name, or another state.</p>
          ) : (
            <PeopleList key={`${settled} ${state}`} directory={id} filter={filter} total={first.total} />
          )}
        </>
      )}
    </>
  );
};
