import { coversPort } from '../ports/covers';
import type { TargetEntry } from './compiled-policy';
import { Hit } from './hit';

/** Ports 0–65535 cut where what is open changes; for each piece the rules that open it, ascending, each once. */
export class PortTable {
  private readonly starts: Uint32Array;
  private readonly hits: ReadonlyArray<ReadonlyArray<Hit>>;

  constructor(entries: ReadonlyArray<TargetEntry>, protocol: number) {
    const open: Hit[] = [];
    const edges = new Set([0]);
    for (const entry of entries) {
      for (const service of entry.target.services) {
        if (!service.protocols.includes(protocol)) continue;
        open.push(new Hit(entry, service));
        for (const { first, last } of service.ports) edges.add(first).add(last + 1);
      }
    }
    this.starts = Uint32Array.from([...edges].toSorted((a, b) => a - b));
    this.hits = Array.from(this.starts, (port) => firstPerRule(open, protocol, port));
  }

  find(port: number): ReadonlyArray<Hit> {
    const { starts } = this;
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if ((starts[middle] ?? 0) <= port) low = middle;
      else high = middle;
    }
    return this.hits[low] ?? [];
  }

  /** The pieces: from each start to before the next, what is open there. */
  *pieces(): Iterable<{ readonly first: number; readonly last: number; readonly hits: ReadonlyArray<Hit> }> {
    for (const [index, first] of this.starts.entries()) {
      const last = Math.min((this.starts[index + 1] ?? 65536) - 1, 65535);
      if (first <= last) yield { first, last, hits: this.hits[index] ?? [] };
    }
  }
}

/** `open` is ascending by rule. */
const firstPerRule = (open: ReadonlyArray<Hit>, protocol: number, port: number): ReadonlyArray<Hit> => {
  const hits: Hit[] = [];
  for (const hit of open) {
    if (hits.at(-1)?.ruleId === hit.ruleId) continue;
    if (hit.service.ports.some((range) => coversPort(range, protocol, port))) hits.push(hit);
  }
  return hits;
};
