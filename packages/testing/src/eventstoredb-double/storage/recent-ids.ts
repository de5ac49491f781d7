const CAPACITY = 100_000;

/** The ids written lately: all that appends without an explicit revision are recognised by. */
export class RecentIds {
  readonly #revisions = new Map<string, bigint>();

  add(stream: string, id: string, revision: bigint): void {
    this.#revisions.set(`${stream}\n${id}`, revision);
    if (this.#revisions.size <= CAPACITY) return;
    const oldest = this.#revisions.keys().next();
    if (oldest.done !== true) this.#revisions.delete(oldest.value);
  }

  revisionOf(stream: string, id: string): bigint | undefined {
    return this.#revisions.get(`${stream}\n${id}`);
  }

  /** What a restart of the server does. */
  clear(): void {
    this.#revisions.clear();
  }
}
