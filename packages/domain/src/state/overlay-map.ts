/** What was put over a base and what was removed from it, by key. */
export class OverlayMap<Key, Value> {
  /** Made with the first change: most overlays change little, and most of their maps nothing. */
  private changes: Map<Key, Value | undefined> | undefined;
  /** Removed once and put anew: their place is not that of the one before. */
  private renewed: Set<Key> | undefined;

  constructor(private readonly base: (key: Key) => Value | undefined) {}

  get(key: Key): Value | undefined {
    const { changes } = this;
    if (changes === undefined) return this.base(key);
    const value = changes.get(key);
    return value !== undefined || changes.has(key) ? value : this.base(key);
  }

  /** `undefined` removes. */
  set(key: Key, value: Value | undefined): void {
    this.changes ??= new Map();
    if (value !== undefined && this.changes.has(key) && this.changes.get(key) === undefined) {
      this.changes.delete(key);
      this.renewed ??= new Set();
      this.renewed.add(key);
    }
    this.changes.set(key, value);
  }

  /** What was put over the base. */
  *put(): Iterable<Value> {
    for (const value of this.changes?.values() ?? []) if (value !== undefined) yield value;
  }

  /** In the order of creation: the base's values, changed where changed, then those that are new. */
  *values(base: Iterable<Value>, keyOf: (value: Value) => Key): Iterable<Value> {
    for (const value of base) {
      const key = keyOf(value);
      const now = this.renewed?.has(key) === true ? undefined : this.get(key);
      if (now !== undefined) yield now;
    }
    for (const [key, value] of this.changes ?? []) {
      if (value === undefined) continue;
      if (this.renewed?.has(key) === true || this.base(key) === undefined) yield value;
    }
  }
}
