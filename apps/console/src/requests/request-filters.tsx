import { useQuery } from '@tanstack/react-query';
import { keysQuery } from '../api/queries';
import type { RequestFilter } from '../api/request-queries';
import { FilterChip } from '../elements/filter-chip';
import { InstantField } from '../elements/instant-field';

type Props = {
  readonly directory: string;
  readonly filter: RequestFilter;
  readonly onChange: (name: keyof RequestFilter, value: string) => void;
};

export const RequestFilters = ({ directory, filter, onChange }: Props) => {
  const { data: keys = [] } = useQuery(keysQuery(directory));
  return (
    <>
      <search className="filters">
        <label className="field">
          <span>Answer</span>
          <select value={filter.status ?? ''} onChange={({ target }) => onChange('status', target.value)}>
            <option value="">All</option>
            <option value="2xx">Done (2xx)</option>
            <option value="4xx-5xx">Failed (4xx, 5xx)</option>
            <option value="4xx">Refused (4xx)</option>
            <option value="409">Conflict (409)</option>
            <option value="5xx">Failed here (5xx)</option>
          </select>
        </label>
        <label className="field">
          <span>Method</span>
          <select value={filter.method ?? ''} onChange={({ target }) => onChange('method', target.value)}>
            <option value="">All</option>
            {['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].map((method) => (
              <option key={method}>{method}</option>
            ))}
          </select>
        </label>
        <label className="field">
          <span>Key</span>
          <select value={filter.key ?? ''} onChange={({ target }) => onChange('key', target.value)}>
            <option value="">All</option>
            {keys.map(({ id, label }) => (
              <option key={id} value={id}>
                {label} {id}
              </option>
            ))}
          </select>
        </label>
        <InstantField label="From" value={filter.since} onChange={(since) => onChange('since', since)} />
        <InstantField label="Until" value={filter.until} onChange={(until) => onChange('until', until)} />
      </search>
      {filter.resource !== undefined && (
        <p>
          <FilterChip label={`About ${filter.resource}`} onRemove={() => onChange('resource', '')} />
        </p>
      )}
    </>
  );
};
