import { type Revision, revision } from '@rollcall/domain';
import type { EventStore, ReadError, RecordedEvent, StreamName } from '@rollcall/event-store';
import * as E from 'fp-ts/lib/Either.js';
import type { LoggedRequest } from './request-log';
import { requestFrom } from './stored-request';

/** How many are kept in memory, of the directories asked for. */
export const MOST_RECENT = 10_000;
const PAGE = 500;
/** What other processes wrote may be seen so much later. */
const FRESH_MS = 1_000;

/** The place of a request is its revision counted from one. What somebody else wrote is left out. */
export const requestsIn = (events: ReadonlyArray<RecordedEvent>): ReadonlyArray<LoggedRequest> =>
  events.flatMap(({ data, revision: at }) => {
    const request = requestFrom(data);
    return request === undefined ? [] : [{ ...request, place: Number(at) + 1 }];
  });

type Known = {
  /** Oldest first. */
  readonly requests: ReadonlyArray<LoggedRequest>;
  /** The requests are all there are between the two. */
  readonly from: Revision;
  readonly end: Revision;
  /** The oldest that the server still has. */
  readonly first: Revision;
};

/** The end of the stream of a directory, in memory: it is asked many questions, and a stream has no index. */
export class RecentRequests {
  #known: Known | undefined;
  #seenAt = Number.NEGATIVE_INFINITY;
  #refreshing: Promise<E.Either<ReadError, Known | undefined>> | undefined;

  constructor(
    private readonly store: EventStore,
    private readonly stream: StreamName,
  ) {}

  /** What is there now, or was a moment ago; `undefined` when there is nothing. */
  get(): Promise<E.Either<ReadError, Known | undefined>> {
    if (performance.now() - this.#seenAt < FRESH_MS) return Promise.resolve(E.right(this.#known));
    this.#refreshing ??= this.#refresh().finally(() => {
      this.#refreshing = undefined;
    });
    return this.#refreshing;
  }

  /** There is more in the stream. */
  outdate(): void {
    this.#seenAt = Number.NEGATIVE_INFINITY;
  }

  async #refresh(): Promise<E.Either<ReadError, Known | undefined>> {
    const now = performance.now();
    // Backwards from the end, a stream whose events are all too old looks like a read that was cut short.
    const oldest = await this.store.readForwards(this.stream, revision(0), 1)();
    if (E.isLeft(oldest)) return oldest;
    const first = oldest.right[0]?.revision;
    const read =
      first === undefined
        ? E.right(undefined)
        : await (this.#known === undefined ? this.#load(first) : this.#follow(this.#known, first));
    if (E.isRight(read)) {
      this.#known = read.right;
      this.#seenAt = now;
    }
    return read;
  }

  async #load(first: Revision): Promise<E.Either<ReadError, Known>> {
    const pages: ReadonlyArray<LoggedRequest>[] = [];
    let from: Revision | undefined;
    let end: Revision | undefined;
    for (let looked = 0; looked < MOST_RECENT && (from === undefined || from > first); looked += PAGE) {
      const start = from === undefined ? 'end' : revision(from - 1n);
      const page = await this.store.readBackwards(this.stream, start, PAGE)();
      if (E.isLeft(page)) return page;
      end ??= page.right[0]?.revision;
      from = page.right.at(-1)?.revision ?? first;
      pages.push(requestsIn(page.right));
    }
    return E.right({ requests: pages.flat().toReversed(), from: from ?? first, end: end ?? first, first });
  }

  async #follow(known: Known, first: Revision): Promise<E.Either<ReadError, Known>> {
    const requests = [...known.requests];
    let { end } = known;
    for (;;) {
      const page = await this.store.readForwards(this.stream, revision(end + 1n), PAGE)();
      if (E.isLeft(page)) return page;
      requests.push(...requestsIn(page.right));
      end = page.right.at(-1)?.revision ?? end;
      if (page.right.length < PAGE) break;
    }
    const from = [known.from, first, revision(end + 1n) - BigInt(MOST_RECENT)].reduce((a, b) =>
      a > b ? a : b,
    );
    const kept = requests.filter(({ place }) => place > from);
    return E.right({ requests: kept, from: revision(from), end, first });
  }
}
