import { type Comparison, isMet, ratioOf } from '../comparison';

const HEADING = ['what', 'ours', 'peer', '', 'ratio', 'target', ''];

/** Columns that hold numbers. */
const RIGHT = new Set([1, 2, 4]);

/** The comparisons as lines of a table with columns as wide as needed. */
export const table = (comparisons: ReadonlyArray<Comparison>): ReadonlyArray<string> => {
  const rows = [HEADING, ...comparisons.map(cells)];
  const widths = HEADING.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return RIGHT.has(column) ? cell.padStart(width) : cell.padEnd(width);
      })
      .join('  ')
      .trimEnd(),
  );
};

const cells = (comparison: Comparison): ReadonlyArray<string> => {
  const { what, unit, ours, peer, peerIs, target } = comparison;
  return [
    what,
    `${figure(ours)} ${unit}`,
    `${figure(peer)} ${unit}`,
    peerIs,
    `${figure(ratioOf(comparison))}×`,
    target === undefined ? '' : `${target._tag === 'AtLeast' ? '≥' : '≤'} ${target.ratio}×`,
    { true: '✓', false: '✗', undefined: '' }[`${isMet(comparison)}`],
  ];
};

/** Three digits that count. */
const figure = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3);
