import type { ReadError } from '@rollcall/event-store';
import * as E from 'fp-ts/lib/Either.js';
import { passesFilter } from './passes-filter';
import { MOST_RECENT } from './recent-requests';
import type { HourOfRequests, LoggedRequest, RequestPage, RequestQuery } from './request-log';
import { hourOf } from './request-record';

/** Newest first, in parts. */
type Requests = AsyncIterable<E.Either<ReadError, ReadonlyArray<LoggedRequest>>>;

/** How far the clocks of the processes that write may be apart. */
const CLOCK_SKEW_MS = 5 * 60 * 1_000;

/** Whether nothing before the request can be of that time or later. */
const isBefore = (since: Date | undefined, { time }: LoggedRequest): boolean =>
  since !== undefined && Date.parse(time) < since.getTime() - CLOCK_SKEW_MS;

/**
 * A page of those that pass. It is short and has a `next` when fewer did of those looked at: no query takes
 * minutes, and what is rare and old is found by going on.
 */
export const findRequests = async (
  newestFirst: Requests,
  { filter, limit }: RequestQuery,
): Promise<E.Either<ReadError, RequestPage>> => {
  const requests: LoggedRequest[] = [];
  let looked = 0;
  for await (const part of newestFirst) {
    if (E.isLeft(part)) return part;
    for (const request of part.right) {
      if (isBefore(filter.since, request)) return E.right({ requests, next: undefined });
      if (!passesFilter(filter, request)) continue;
      if (requests.length === limit) return E.right({ requests, next: requests.at(-1)?.place });
      requests.push(request);
    }
    looked += part.right.length;
    if (looked >= MOST_RECENT) return E.right({ requests, next: part.right.at(-1)?.place });
  }
  return E.right({ requests, next: undefined });
};

/** Reads every request since then: 20,000 or more a second. */
export const countRequests = async (
  newestFirst: Requests,
  since: Date,
): Promise<E.Either<ReadError, ReadonlyArray<HourOfRequests>>> => {
  const hours = new Map<string, HourOfRequests>();
  for await (const part of newestFirst) {
    if (E.isLeft(part)) return part;
    for (const { time, status } of part.right) {
      if (Date.parse(time) < since.getTime()) continue;
      const hour = hourOf(time);
      const { requests, failed } = hours.get(hour) ?? { requests: 0, failed: 0 };
      hours.set(hour, { hour, requests: requests + 1, failed: failed + Number(status >= 400) });
    }
    const last = part.right.at(-1);
    if (last !== undefined && isBefore(since, last)) break;
  }
  return E.right([...hours.values()].toSorted((a, b) => (a.hour < b.hour ? -1 : 1)));
};
