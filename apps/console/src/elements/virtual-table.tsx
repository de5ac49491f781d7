import {
  type ColumnDef,
  createColumnHelper,
  FlexRender,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
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
            return (
              <div
                key={index}
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
          })}
        </div>
      </div>
    </div>
  );
};
