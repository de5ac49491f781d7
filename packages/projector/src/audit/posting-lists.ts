import { Column } from './column';

/** Ends a list; so postings are numbered from 1. */
const NONE = 0;

/**
 * For each key the revisions of the events that name it, linked from the newest to the oldest. A posting
 * takes eight bytes; adding one costs O(1). Revisions beyond 2^32 - 1 have no place here.
 */
export class PostingLists {
  private readonly newest = new Map<string, number>();
  private readonly revisions = new Column(new Uint32Array(1_024));
  private readonly older = new Column(new Uint32Array(1_024));

  constructor() {
    this.revisions.push(0);
    this.older.push(NONE);
  }

  /** Revisions of one key come in ascending order; the same one again is one posting. */
  add(key: string, revision: number): void {
    const before = this.newest.get(key) ?? NONE;
    if (before !== NONE && this.revisions.get(before) === revision) return;
    this.newest.set(key, this.revisions.length);
    this.revisions.push(revision);
    this.older.push(before);
  }

  *newestFirst(key: string): Generator<number> {
    for (let at = this.newest.get(key) ?? NONE; at !== NONE; at = this.older.get(at)) {
      yield this.revisions.get(at);
    }
  }
}
