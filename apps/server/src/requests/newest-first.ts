import { type Revision, revision } from '@rollcall/domain';
import type { EventStore, ReadError, StreamName } from '@rollcall/event-store';
import * as E from 'fp-ts/lib/Either.js';
import { type RecentRequests, requestsIn } from './recent-requests';
import type { LoggedRequest } from './request-log';

const PAGE = 500;

/** The requests before a place, in parts: those in memory, then what lies before them in the stream. */
export async function* newestFirst(
  store: EventStore,
  stream: StreamName,
  recent: RecentRequests,
  before = Number.POSITIVE_INFINITY,
): AsyncGenerator<E.Either<ReadError, ReadonlyArray<LoggedRequest>>, void, undefined> {
  const known = await recent.get();
  if (E.isLeft(known)) return yield known;
  if (known.right === undefined) return;
  const { requests, from, first } = known.right;
  const inMemory = requests.filter(({ place }) => place < before);
  if (inMemory.length > 0) yield E.right(inMemory.toReversed());
  let next: Revision = revision(from - 1n);
  if (before - 2 < next) next = revision(before - 2);
  while (next >= first) {
    const page = await store.readBackwards(stream, next, PAGE)();
    if (E.isLeft(page)) return yield page;
    yield E.right(requestsIn(page.right));
    next = revision((page.right.at(-1)?.revision ?? 0n) - 1n);
  }
}
