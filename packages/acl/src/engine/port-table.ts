import { pieceAt } from '../intervals/sweep';
import { carriedPorts } from '../ports/covers';
import type { PortRange } from '../ports/service';
import type { TargetEntry } from './compiled-policy';
import { Hit } from './hit';

/** Rules that open a port, ascending, each once; and their numbers, to pass over most without a look at them. */
export type Opened = { readonly hits: ReadonlyArray<Hit>; readonly ruleIds: ReadonlyArray<number> };

const nothing: Opened = { hits: [], ruleIds: [] };

/** How many hits are remembered before starting over. */
const MAX_KNOWN_HITS = 250_000;

/**
 * Ports cut where what is open changes, for one protocol. What is open in a piece is looked up when it is first
 * asked for: of n ranges that overlap, all pieces together have n² hits.
 */
export class PortTable {
  private readonly open: (PortRange & { readonly hit: Hit })[] = [];
  private readonly starts: Uint32Array;
  private readonly known: (Opened | undefined)[];
  private knownHits = 0;

  /** `entries` is ascending by rule. */
  constructor(entries: ReadonlyArray<TargetEntry>, protocol: number) {
    const starts = new Set([0]);
    for (const entry of entries) {
      for (const service of entry.target.services) {
        const hit = new Hit(entry, service);
        for (const { first, last } of carriedPorts(service, protocol)) {
          this.open.push({ first, last, hit });
          starts.add(first).add(last + 1);
        }
      }
    }
    this.starts = Uint32Array.from(starts).sort();
    this.known = Array.from(this.starts, () => undefined);
  }

  /** The same object each time, but for what was forgotten. */
  find(port: number): Opened {
    const piece = pieceAt(this.starts, port);
    return this.known[piece] ?? this.look(piece);
  }

  private look(piece: number): Opened {
    const start = this.starts[piece] ?? 0;
    const hits: Hit[] = [];
    for (const { first, last, hit } of this.open) {
      if (first <= start && start <= last && hits.at(-1)?.ruleId !== hit.ruleId) hits.push(hit);
    }
    if (hits.length === 0) return nothing;
    if (this.knownHits + hits.length > MAX_KNOWN_HITS) {
      this.known.fill(undefined);
      this.knownHits = 0;
    }
    this.knownHits += hits.length;
    return (this.known[piece] = { hits, ruleIds: hits.map(({ ruleId }) => ruleId) });
  }
}
