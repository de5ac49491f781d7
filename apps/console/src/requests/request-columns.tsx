import { getRouteApi, Link } from '@tanstack/react-router';
import type { LoggedRequest } from '../api/types';
import { Ago } from '../elements/ago';
import { type Columns, columnsOf } from '../elements/virtual-table';
import { pathOf } from './path-of';
import { StatusBadge } from './status-badge';

const route = getRouteApi('/directories/$id/requests/');
const column = columnsOf<LoggedRequest>();

export const requestColumns: Columns<LoggedRequest> = [
  column.display({ id: 'request', header: 'Request', cell: ({ row }) => <Opening request={row.original} /> }),
  column.display({
    id: 'status',
    header: 'Answer',
    cell: ({ row }) => <StatusBadge status={row.original.status} />,
  }),
  column.display({
    id: 'events',
    header: 'Caused',
    cell: ({ row: { original } }) => <Caused request={original} />,
  }),
  column.display({
    id: 'took',
    header: 'Took',
    cell: ({ row }) => <span className="muted">{row.original.milliseconds} ms</span>,
  }),
  column.display({
    id: 'when',
    header: 'When',
    cell: ({ row }) => (
      <span className="muted">
        <Ago at={row.original.time} />
      </span>
    ),
  }),
];

const Opening = ({ request }: { readonly request: LoggedRequest }) => {
  const { id } = route.useParams();
  const filter = route.useSearch();
  return (
    <>
      <Link
        to="/directories/$id/requests"
        params={{ id }}
        search={{ ...filter, open: request.requestId }}
        preload={false}
      >
        <code>
          {request.method} {pathOf(request)}
        </code>
      </Link>
      <small>{request.detail ?? (request.filter === undefined ? '' : `where ${request.filter}`)}</small>
    </>
  );
};

const Caused = ({ request: { revisions, requestId } }: { readonly request: LoggedRequest }) => {
  const { id } = route.useParams();
  return revisions.length === 0 ? (
    <span className="muted">no change</span>
  ) : (
    <Link to="/directories/$id/audit" params={{ id }} search={{ request: requestId }} preload={false}>
      {revisions.length === 1 ? `event ${revisions[0]}` : `${revisions.length} events`}
    </Link>
  );
};
