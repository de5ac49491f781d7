import type { KeyTable } from './key-table';
import { sharersIn } from './shared-key-table';

/**
 * Ordinals by a key that many may have. What a snapshot brought is found in its table, which is never
 * changed; what came since is in a map. So an ordinal that is found may have the key no more: look.
 */
export class ValueIndex {
  private readonly since = new Map<string, number | Set<number>>();
  private restored: KeyTable | undefined;

  /** In no particular order, some of them twice. */
  *find(key: string): Iterable<number> {
    const found = this.since.get(key);
    if (typeof found === 'number') yield found;
    else if (found !== undefined) yield* found;
    if (this.restored !== undefined) yield* sharersIn(this.restored, key);
  }

  add(key: string, ordinal: number): void {
    const found = this.since.get(key);
    if (found === undefined) this.since.set(key, ordinal);
    else if (typeof found !== 'number') found.add(ordinal);
    else if (found !== ordinal) this.since.set(key, new Set([found, ordinal]));
  }

  remove(key: string, ordinal: number): void {
    const found = this.since.get(key);
    if (found === ordinal) this.since.delete(key);
    else if (typeof found === 'object' && found.delete(ordinal) && found.size === 0) this.since.delete(key);
  }

  restore(table: KeyTable): void {
    this.restored = table;
  }
}
