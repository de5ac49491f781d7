import {
  type ColumnDef,
  createColumnHelper,
  FlexRender,
  type Row as TableRow,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { memo, type ReactNode } from 'react';
import type { RowsInSight } from './use-rows-in-sight';

const features = tableFeatures({});

export const columnsOf = <Row extends object>() => createColumnHelper<typeof features, Row>();

/** Made with `columnsOf`. */
export type Columns<Row extends object> = ReadonlyArray<ColumnDef<typeof features, Row, unknown>>;

type Props<Row extends object> = {
  readonly label: string;
  /** Of the style sheet, which says how wide the columns are. */
  readonly kind: string;
  readonly sight: RowsInSight;
  readonly columns: Columns<Row>;
  /** `undefined` until it is here. */
  readonly rowAt: (index: number) => Row | undefined;
};

/** Any number of rows, of which only those in sight are drawn. */
export const VirtualTable = <Row extends object>({ label, kind, sight, columns, rowAt }: Props<Row>) => {
  const { total, inSight } = sight;
  const loaded = inSight.flatMap(({ index }) => rowAt(index) ?? []);
  const table = useTable({ features, columns: [...columns], data: loaded });
  const rows = table.getRowModel().rows;
  let next = 0;
  return (
    <div className={`virtual ${kind}`} role="table" aria-label={label} aria-rowcount={total + 1}>
      <div role="rowgroup">
        {table.getHeaderGroups().map((group) => (
          <div key={group.id} role="row" aria-rowindex={1} className="virtual-row head">
            {group.headers.map((header) => (
              <span key={header.id} role="columnheader">
                <FlexRender header={header} />
              </span>
            ))}
          </div>
        ))}
      </div>
      <div
        ref={sight.scroller}
        className="virtual-scroll"
        style={{ height: total * sight.rowHeight }}
        role="rowgroup"
        tabIndex={0}
        aria-label={`All ${label.toLowerCase()}`}
      >
        <div role="presentation" className="virtual-height" style={{ height: sight.height }}>
          {inSight.map(({ index, start }) => {
            const row = rowAt(index) === undefined ? undefined : rows[next++];
            return <DrawnRow key={index} index={index} start={start} columns={columns} row={row} />;
          })}
        </div>
      </div>
    </div>
  );
};

type DrawnProps<Row extends object> = {
  readonly index: number;
  readonly start: number;
  readonly columns: Columns<Row>;
  /** `undefined` until it is here. */
  readonly row: TableRow<typeof features, Row> | undefined;
};

const drawRow = <Row extends object>({ index, start, row }: DrawnProps<Row>): ReactNode => (
  <div
    role="row"
    aria-rowindex={index + 2}
    className="virtual-row"
    style={{ transform: `translateY(${start}px)` }}
  >
    {row === undefined ? (
      <span role="cell" className="muted">
        …
      </span>
    ) : (
      row.getAllCells().map((cell) => (
        <span key={cell.id} role="cell" className={cell.column.id}>
          <FlexRender cell={cell} />
        </span>
      ))
    )}
  </div>
);

/** The table makes its rows anew at each step of scrolling; what they show is mostly the same. */
const DrawnRow = memo(
  drawRow,
  (a, b) =>
    a.index === b.index &&
    a.start === b.start &&
    a.columns === b.columns &&
    a.row?.original === b.row?.original,
) as typeof drawRow;
