import type { Address, Family } from './address';
import type { AddressRange } from './address-range';

/** Which of many ranges hold an address, by binary search: the ranges cut into pieces that do not overlap. */
export class AddressTable {
  private readonly starts: Readonly<Record<Family, ReadonlyArray<bigint>>>;
  private readonly ids: Readonly<Record<Family, ReadonlyArray<ReadonlyArray<number>>>>;

  constructor(ranges: ReadonlyArray<{ readonly range: AddressRange; readonly id: number }>) {
    const cut = (family: Family) => {
      const own = ranges.filter(({ range }) => range.family === family);
      const edges = new Set(own.flatMap(({ range }) => [range.low, range.high + 1n]));
      const starts = [...edges].toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
      const ids = starts.map((start) =>
        own.filter(({ range }) => range.low <= start && start <= range.high).map(({ id }) => id),
      );
      return { starts, ids };
    };
    const [v4, v6] = [cut(4), cut(6)];
    this.starts = { 4: v4.starts, 6: v6.starts };
    this.ids = { 4: v4.ids, 6: v6.ids };
  }

  /** The ids of the ranges that hold the address. */
  find({ family, value }: Address): ReadonlyArray<number> {
    const starts = this.starts[family];
    let low = -1;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      const start = starts[middle];
      if (start !== undefined && start <= value) low = middle;
      else high = middle;
    }
    return this.ids[family][low] ?? [];
  }
}
