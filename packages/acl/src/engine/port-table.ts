import { pieceAt, sweep } from '../intervals/sweep';
import { carriedPorts } from '../ports/covers';
import type { PortRange } from '../ports/service';
import type { TargetEntry } from './compiled-policy';
import { Hit } from './hit';

/** Rules that open a port, ascending, each once; and their numbers, to pass over most without a look at them. */
export type Opened = { readonly hits: ReadonlyArray<Hit>; readonly ruleIds: ReadonlyArray<number> };

/** Ports from `first` to `last`, and the rules that open them. */
export type PortPiece = PortRange & Opened;

const nothing: Opened = { hits: [], ruleIds: [] };

/** Ports cut where what is open changes, for one protocol. */
export class PortTable {
  readonly pieces: ReadonlyArray<PortPiece>;
  private readonly starts: Uint32Array;

  /** `entries` is ascending by rule. */
  constructor(entries: ReadonlyArray<TargetEntry>, protocol: number) {
    const open: Hit[] = [];
    const intervals: { from: number; until: number }[] = [];
    for (const entry of entries) {
      for (const service of entry.target.services) {
        const hit = new Hit(entry, service);
        for (const { first, last } of carriedPorts(service, protocol)) {
          open.push(hit);
          intervals.push({ from: first, until: last + 1 });
        }
      }
    }
    const cut = sweep(intervals);
    this.pieces = cut.map(({ start, held }, index) => {
      const hits = oncePerRule(held.flatMap((place) => open[place] ?? []));
      const ruleIds = hits.map(({ ruleId }) => ruleId);
      return { first: start, last: (cut[index + 1]?.start ?? 65536) - 1, hits, ruleIds };
    });
    this.starts = Uint32Array.from(cut, ({ start }) => start);
  }

  find(port: number): Opened {
    return this.pieces[pieceAt(this.starts, port)] ?? nothing;
  }
}

const oncePerRule = (hits: ReadonlyArray<Hit>): ReadonlyArray<Hit> =>
  hits.filter((hit, index) => hits[index - 1]?.ruleId !== hit.ruleId);
