import { findInKeyTable, type KeyTable } from './key-table';

/**
 * Ordinals by a key that one user has at a time. What a snapshot brought is found in its table, which is
 * never changed: an ordinal that no longer `has` the key is passed over. What came since is in a map.
 */
export class UserIndex<Key extends string> {
  private readonly since = new Map<Key, number>();
  private restored: KeyTable | undefined;

  constructor(private readonly has: (ordinal: number, key: Key) => boolean) {}

  find(key: Key): number | undefined {
    const ordinal = this.since.get(key);
    if (ordinal !== undefined || this.restored === undefined) return ordinal;
    return findInKeyTable(this.restored, key, this.has);
  }

  set(key: Key, ordinal: number): void {
    this.since.set(key, ordinal);
  }

  /** To be called when the user has the key no more; somebody else may have it by now. */
  delete(key: Key, ordinal: number): void {
    if (this.since.get(key) === ordinal) this.since.delete(key);
  }

  restore(table: KeyTable): void {
    this.restored = table;
  }
}
