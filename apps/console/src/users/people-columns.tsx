import { getRouteApi, Link } from '@tanstack/react-router';
import type { FoundPerson } from '../api/types';
import { Ago } from '../elements/ago';
import { type Columns, columnsOf } from '../elements/virtual-table';
import { StateBadge } from './state-badge';

const route = getRouteApi('/directories/$id');
const column = columnsOf<FoundPerson>();

export const peopleColumns: Columns<FoundPerson> = [
  column.display({ id: 'person-name', header: 'Name', cell: ({ row }) => <Name person={row.original} /> }),
  column.display({
    id: 'state',
    header: 'State',
    cell: ({ row }) => <StateBadge active={row.original.active} />,
  }),
  column.display({ id: 'groups', header: 'Groups', cell: ({ row }) => <>{groupsOf(row.original)}</> }),
  column.display({
    id: 'changed',
    header: 'Changed',
    cell: ({ row }) => (
      <span className="muted">
        <Ago at={row.original.changedAt} />
      </span>
    ),
  }),
];

const Name = ({ person: { id: person, name, userName } }: { readonly person: FoundPerson }) => {
  const { id } = route.useParams();
  return (
    <>
      <Link to="/directories/$id/users/$person" params={{ id, person }}>
        {name ?? userName}
      </Link>
      {name !== undefined && <small>{userName}</small>}
    </>
  );
};

const groupsOf = ({ groups, groupCount }: FoundPerson): string => {
  const names = groups.map(({ displayName }) => displayName).join(', ');
  return groupCount > groups.length ? `${names} and ${groupCount - groups.length} more` : names;
};
