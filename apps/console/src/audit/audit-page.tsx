import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'wouter';
import { type AuditFilter, groupsQuery } from '../api/queries';
import { useTitle } from '../elements/use-title';
import { EntryList } from './entry-list';
import { FilterChip } from './filter-chip';
import { PersonPicker } from './person-picker';

type Props = { readonly directory: string };

/** The filters are in the URL: a link to the page is a link to what it shows. */
export const AuditPage = ({ directory }: Props) => {
  useTitle('Audit');
  const [query, setQuery] = useSearchParams();
  const { data: groups = [] } = useQuery(groupsQuery(directory));
  const filter: AuditFilter = Object.fromEntries(
    (['user', 'group', 'request'] as const).flatMap((name) => {
      const value = query.get(name);
      return value === null || value === '' ? [] : [[name, value]];
    }),
  );
  const set = (name: keyof AuditFilter, value: string) =>
    setQuery((old) => {
      const next = new URLSearchParams(old);
      if (value === '') next.delete(name);
      else next.set(name, value);
      return next;
    });
  return (
    <>
      <h1>Audit</h1>
      <search className="filters">
        <PersonPicker directory={directory} chosen={filter.user} onChoose={(user) => set('user', user)} />
        <label className="field grow">
          <span>Group</span>
          <select value={filter.group ?? ''} onChange={(event) => set('group', event.target.value)}>
            <option value="">All groups</option>
            {filter.group !== undefined && !groups.some(({ id }) => id === filter.group) && (
              <option value={filter.group}>{filter.group}</option>
            )}
            {groups.map(({ id, displayName }) => (
              <option key={id} value={id}>
                {displayName}
              </option>
            ))}
          </select>
        </label>
      </search>
      {filter.request !== undefined && (
        <p>
          <FilterChip label={`Request ${filter.request}`} onRemove={() => set('request', '')} />
        </p>
      )}
      <EntryList directory={directory} filter={filter} />
    </>
  );
};
