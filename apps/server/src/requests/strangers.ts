import type { DirectoryId } from '@rollcall/domain';

const DAY_MS = 24 * 60 * 60 * 1_000;

/** Counts requests without a known key, for each directory and day. */
export class Strangers {
  #day = 0;
  readonly #counts = new Map<DirectoryId, number>();

  constructor(private readonly mostInADay: number) {}

  /** Counts one more. */
  areTooMany(directory: DirectoryId, now: number): boolean {
    const day = Math.floor(now / DAY_MS);
    if (day !== this.#day) this.#counts.clear();
    this.#day = day;
    const count = (this.#counts.get(directory) ?? 0) + 1;
    this.#counts.set(directory, count);
    return count > this.mostInADay;
  }
}
