import { useQueries } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { PEOPLE_PAGE, type PeopleFilter, peopleQuery } from '../api/queries';
import type { PeoplePage } from '../api/types';
import { PersonRow } from './person-row';

type Props = { readonly directory: string; readonly filter: PeopleFilter; readonly total: number };

const ROW = 48;

/** Any number of people: only the rows in sight are drawn, and only their pages are asked for. */
export const PeopleList = ({ directory, filter, total }: Props) => {
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 12,
  });
  const rows = virtualizer.getVirtualItems();
  const [first, last] = [rows[0]?.index ?? 0, rows.at(-1)?.index ?? 0];
  const from = Math.floor(first / PEOPLE_PAGE);
  const pages = Array.from({ length: Math.floor(last / PEOPLE_PAGE) - from + 1 }, (_, i) => from + i);
  const loaded: ReadonlyArray<PeoplePage | undefined> = useQueries({
    queries: pages.map((page) => peopleQuery(directory, filter, page)),
    combine: (results) => results.map(({ data }) => data),
  });
  return (
    <div className="people" role="table" aria-label="Users" aria-rowcount={total + 1}>
      <div role="rowgroup">
        <div role="row" aria-rowindex={1} className="person-row head">
          <span role="columnheader">Name</span>
          <span role="columnheader">State</span>
          <span role="columnheader">Groups</span>
          <span role="columnheader">Changed</span>
        </div>
      </div>
      <div
        ref={scroller}
        className="people-scroll"
        style={{ height: total * ROW }}
        role="rowgroup"
        tabIndex={0}
        aria-label="All users"
      >
        <div role="presentation" className="people-height" style={{ height: virtualizer.getTotalSize() }}>
          {rows.map(({ index, start }) => (
            <PersonRow
              key={index}
              directory={directory}
              index={index}
              start={start}
              person={loaded[Math.floor(index / PEOPLE_PAGE) - from]?.people[index % PEOPLE_PAGE]}
            />
          ))}
        </div>
      </div>
    </div>
  );
};
