/** What was put over a base and what was removed from it, by key, in the order of the first change. */
export class OverlayMap<Key, Value> {
  /** Made with the first change: most overlays change little, and most of their maps nothing. */
  private changes: Map<Key, Value | undefined> | undefined;

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
    this.changes.set(key, value);
  }

  /** What was put over the base. */
  *put(): Iterable<Value> {
    for (const value of this.changes?.values() ?? []) if (value !== undefined) yield value;
  }

  /** The base's values, changed where changed, then those that the base does not have. */
  *values(base: Iterable<Value>, keyOf: (value: Value) => Key): Iterable<Value> {
    for (const value of base) {
      const now = this.get(keyOf(value));
      if (now !== undefined) yield now;
    }
    for (const [key, value] of this.changes ?? []) {
      if (value !== undefined && this.base(key) === undefined) yield value;
    }
  }
}
