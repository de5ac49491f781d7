import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { type AuditFilter, auditExport, groupsQuery } from '../api/queries';
import { FilterChip } from '../elements/filter-chip';
import { InstantField } from '../elements/instant-field';
import { useTitle } from '../elements/use-title';
import { ChainStatus } from './chain-status';
import { EntryList } from './entry-list';
import { PersonPicker } from './person-picker';

const route = getRouteApi('/directories/$id/audit');

/** The filters are in the URL: a link to the page is a link to what it shows. */
export const AuditPage = () => {
  useTitle('Audit');
  const { id: directory } = route.useParams();
  const filter = route.useSearch();
  const navigate = useNavigate();
  const { data: groups = [] } = useQuery(groupsQuery(directory));
  const set = (name: keyof AuditFilter, value: string) =>
    void navigate({
      to: '/directories/$id/audit',
      params: { id: directory },
      search: { ...filter, [name]: value },
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
        <label className="field">
          <span>What</span>
          <select value={filter.action ?? ''} onChange={(event) => set('action', event.target.value)}>
            <option value="">All changes</option>
            <option value="CREATE">Created</option>
            <option value="UPDATE">Changed</option>
            <option value="DISABLE">Suspended, disabled</option>
            <option value="ENABLE">Reactivated, enabled</option>
            <option value="DELETE">Deleted, revoked</option>
          </select>
        </label>
        <InstantField label="From" value={filter.from} onChange={(from) => set('from', from)} />
        <InstantField label="Until" value={filter.until} onChange={(until) => set('until', until)} />
      </search>
      <ChainStatus directory={directory} />
      <p className="hint">
        The whole trail as a file:{' '}
        <a download={`${directory}-audit.csv`} href={auditExport(directory, 'csv')}>
          CSV
        </a>
        ,{' '}
        <a download={`${directory}-audit.ndjson`} href={auditExport(directory, 'ndjson')}>
          NDJSON
        </a>
        ,{' '}
        <a download={`${directory}-audit.ocsf.ndjson`} href={auditExport(directory, 'ocsf')}>
          OCSF
        </a>
        ,{' '}
        <a download={`${directory}-audit.ecs.ndjson`} href={auditExport(directory, 'ecs')}>
          ECS
        </a>
        ,{' '}
        <a download={`${directory}-audit.asim.ndjson`} href={auditExport(directory, 'asim')}>
          ASIM
        </a>
        ,{' '}
        <a download={`${directory}-audit.cadf.ndjson`} href={auditExport(directory, 'cadf')}>
          CADF
        </a>
      </p>
      {filter.request !== undefined && (
        <p>
          <FilterChip label={`Request ${filter.request}`} onRemove={() => set('request', '')} />
        </p>
      )}
      <EntryList directory={directory} filter={filter} />
    </>
  );
};
