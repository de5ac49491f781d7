import type { CompiledPolicy } from './compiled-policy';
import type { Hit, Match } from './hit';

/** The rules that apply to every source with the same set of selectors: one bit each. */
export class SourceSet {
  private readonly bits: Uint32Array;
  private readonly ids: ReadonlySet<number>;
  private readonly firstSources = new Map<number, number>();

  constructor(
    private readonly compiled: CompiledPolicy,
    ids: ReadonlyArray<number>,
  ) {
    this.ids = new Set(ids);
    this.bits = new Uint32Array(Math.ceil(compiled.policy.rules.length / 32));
    for (const id of ids) {
      for (const rule of compiled.rulesBySource.get(id) ?? []) {
        const word = rule >>> 5;
        this.bits[word] = (this.bits[word] ?? 0) | (1 << (rule & 31));
      }
    }
  }

  has(ruleId: number): boolean {
    return ((this.bits[ruleId >>> 5] ?? 0) & (1 << (ruleId & 31))) !== 0;
  }

  /** The match of a rule that `has` answers for: through the first of its sources that matches. */
  matchOf(hit: Hit): Match {
    let index = this.firstSources.get(hit.ruleId);
    if (index === undefined) {
      const sources = this.compiled.sourceIds[hit.ruleId] ?? [];
      index = sources.findIndex((id) => id !== undefined && this.ids.has(id));
      this.firstSources.set(hit.ruleId, index);
    }
    return hit.through(index);
  }
}
