import * as TE from 'fp-ts/lib/TaskEither.js';
import { passesFilter } from './passes-filter';
import type { HourOfRequests, LoggedRequest, RequestLog } from './request-log';
import { hourOf } from './request-record';

/** Lost when the process ends; keeps the newest. */
export const createMemoryRequestLog = (most = 10_000): RequestLog => {
  const noted: LoggedRequest[] = [];
  let place = 0;
  return {
    note: ({ body, ...request }) => {
      place += 1;
      const shape = body();
      noted.push({ ...request, ...(shape && { body: shape }), place });
      if (noted.length > 2 * most) noted.splice(0, noted.length - most);
    },
    query: (directory, { filter, limit, before = Number.POSITIVE_INFINITY }) =>
      TE.fromIO(() => {
        const found: LoggedRequest[] = [];
        for (const request of noted.slice(-most).toReversed()) {
          if (request.place >= before || request.directory !== directory || !passesFilter(filter, request))
            continue;
          if (found.length === limit) return { requests: found, next: found.at(-1)?.place };
          found.push(request);
        }
        return { requests: found, next: undefined };
      }),
    traffic: (directory, since) =>
      TE.fromIO(() => {
        const hours = new Map<string, HourOfRequests>();
        for (const { directory: of, time, status } of noted.slice(-most)) {
          if (of !== directory || Date.parse(time) < since.getTime()) continue;
          const hour = hourOf(time);
          const { requests, failed } = hours.get(hour) ?? { requests: 0, failed: 0 };
          hours.set(hour, { hour, requests: requests + 1, failed: failed + Number(status >= 400) });
        }
        return [...hours.values()];
      }),
    lost: () => 0,
    close: () => Promise.resolve(),
  };
};
