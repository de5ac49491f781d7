import { pieceAt, sweep } from '../intervals/sweep';
import type { Address, Family } from './address';
import type { AddressRange } from './address-range';

type Entry = { readonly range: AddressRange; readonly id: number };

type Half = { readonly starts: ReadonlyArray<bigint>; readonly ids: ReadonlyArray<ReadonlyArray<number>> };

const half = (entries: ReadonlyArray<Entry>, family: Family): Half => {
  const own = entries.filter(({ range }) => range.family === family);
  const pieces = sweep(own.map(({ range }) => ({ from: range.low, until: range.high + 1n })));
  return {
    starts: pieces.map(({ start }) => start),
    ids: pieces.map(({ held }) => held.flatMap((index) => own[index]?.id ?? [])),
  };
};

/** Which of many ranges hold an address, by binary search over the pieces they cut each family into. */
export class AddressTable {
  private readonly halves: Readonly<Record<Family, Half>>;

  constructor(entries: ReadonlyArray<Entry>) {
    this.halves = { 4: half(entries, 4), 6: half(entries, 6) };
  }

  /** The ids of the ranges that hold the address. */
  find({ family, value }: Address): ReadonlyArray<number> {
    const { starts, ids } = this.halves[family];
    return ids[pieceAt(starts, value)] ?? [];
  }
}
