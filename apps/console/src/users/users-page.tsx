import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { peopleQuery } from '../api/queries';
import { useDirectory } from '../directories/use-directory';
import { Failure } from '../elements/failure';
import { count } from '../elements/format';
import { useSettled } from '../elements/use-settled';
import { useTitle } from '../elements/use-title';
import { NobodyYet } from './nobody-yet';
import { PeopleList } from './people-list';

const route = getRouteApi('/directories/$id/users');

export const UsersPage = () => {
  useTitle('Users');
  const { id, users } = useDirectory();
  const navigate = useNavigate();
  const { search = '', state = 'all' } = route.useSearch();
  const [typed, setTyped] = useState(search);
  const settled = useSettled(typed, 150);
  const filter = { search: settled, state };
  const { data: first, error } = useQuery(peopleQuery(id, filter, 0));
  const show = (wish: typeof filter) =>
    void navigate({ to: '/directories/$id/users', params: { id }, search: wish, replace: true });
  useEffect(() => {
    if (search !== settled) setTyped(search);
  }, [search]);
  useEffect(() => {
    if (settled !== search) show({ search: settled, state });
  }, [settled]);
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
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        </label>
        <label className="field">
          <span>State</span>
          <select
            value={state}
            onChange={({ target }) =>
              show({ search: settled, state: target.value === 'all' ? '' : target.value })
            }
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
