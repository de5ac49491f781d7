import { useQueries } from '@tanstack/react-query';
import { PEOPLE_PAGE, type PeopleFilter, peopleQuery } from '../api/queries';
import type { PeoplePage } from '../api/types';
import { useRowsInSight } from '../elements/use-rows-in-sight';
import { VirtualTable } from '../elements/virtual-table';
import { peopleColumns } from './people-columns';

type Props = { readonly directory: string; readonly filter: PeopleFilter; readonly total: number };

const ROW = 48;

/** Any number of people: only the pages of those in sight are asked for. */
export const PeopleList = ({ directory, filter, total }: Props) => {
  const sight = useRowsInSight(total, ROW);
  const [first, last] = [sight.inSight[0]?.index ?? 0, sight.inSight.at(-1)?.index ?? 0];
  const from = Math.floor(first / PEOPLE_PAGE);
  const pages = Array.from({ length: Math.floor(last / PEOPLE_PAGE) - from + 1 }, (_, i) => from + i);
  const loaded: ReadonlyArray<PeoplePage | undefined> = useQueries({
    queries: pages.map((page) => peopleQuery(directory, filter, page)),
    combine: (results) => results.map(({ data }) => data),
  });
  return (
    <VirtualTable
      label="Users"
      kind="people"
      sight={sight}
      columns={peopleColumns}
      rowAt={(index) => loaded[Math.floor(index / PEOPLE_PAGE) - from]?.people[index % PEOPLE_PAGE]}
    />
  );
};
