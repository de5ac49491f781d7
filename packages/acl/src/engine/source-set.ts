import type { CompiledPolicy } from './compiled-policy';

/** The rules that apply to every source with the same set of selectors: one bit each. */
export class SourceSet {
  private readonly bits: Uint32Array;
  private readonly ids: ReadonlySet<number>;

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

  /** The index, within the rule's sources, of the first that matches; -1 when none does. */
  firstSource(ruleId: number): number {
    const sources = this.compiled.sourceIds[ruleId] ?? [];
    return sources.findIndex((id) => id !== undefined && this.ids.has(id));
  }
}
