import type { CompiledPolicy } from './compiled-policy';
import type { Hit, Match } from './hit';

/** The rules that apply to every source with the same set of selectors: one bit each. */
export class SourceSet {
  /** Of all its selectors together, the rules that name them: no fewer than apply. */
  readonly size: number;
  private readonly ids: ReadonlySet<number>;

  /** `bits` is zero from `start` on, for as many words as the rules need. */
  constructor(
    private readonly compiled: CompiledPolicy,
    ids: ReadonlyArray<number>,
    private readonly bits: Uint32Array,
    private readonly start: number,
  ) {
    this.ids = new Set(ids);
    let size = 0;
    for (const id of ids) {
      const rules = compiled.rulesBySource.get(id) ?? [];
      size += rules.length;
      for (const rule of rules) {
        const word = start + (rule >>> 5);
        bits[word] = (bits[word] ?? 0) | (1 << (rule & 31));
      }
    }
    this.size = size;
  }

  has(ruleId: number): boolean {
    return ((this.bits[this.start + (ruleId >>> 5)] ?? 0) & (1 << (ruleId & 31))) !== 0;
  }

  /** Of all rules that apply, some of them twice. */
  *rules(): Iterable<number> {
    for (const id of this.ids) yield* this.compiled.rulesBySource.get(id) ?? [];
  }

  /** The match of a rule that `has` answers for: through the first of its sources that matches. */
  matchOf(hit: Hit): Match {
    const sources = this.compiled.sourceIds[hit.ruleId] ?? [];
    return hit.through(sources.findIndex((id) => id !== undefined && this.ids.has(id)));
  }
}

/** How many sets lie side by side. */
const SETS_PER_BLOCK = 256;

/**
 * Gives source sets the room for their bits, many in one block: a set that was made for thousands of users
 * each would otherwise cost a decision two more misses of the processor's cache.
 */
export class SourceSets {
  private readonly words: number;
  private block = new Uint32Array(0);
  private free = 0;

  constructor(private readonly compiled: CompiledPolicy) {
    this.words = Math.ceil(compiled.policy.rules.length / 32);
  }

  make(ids: ReadonlyArray<number>): SourceSet {
    if (this.free + this.words > this.block.length) {
      this.block = new Uint32Array(this.words * SETS_PER_BLOCK);
      this.free = 0;
    }
    const start = this.free;
    this.free += this.words;
    return new SourceSet(this.compiled, ids, this.block, start);
  }
}
