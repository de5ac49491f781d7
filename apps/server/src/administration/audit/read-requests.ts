import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { HourOfRequests, RequestPage, RequestQuery } from '../../requests/request-log';
import type { Rollcall } from '../../runtime/rollcall';
import type { AdministrationError } from '../administration-error';
import { recordedDirectory } from '../recorded-directory';

/** A page of the SCIM requests for a directory, newest first, refused ones and those that changed nothing too. */
export const readRequests = (
  rollcall: Rollcall,
  id: string,
  query: RequestQuery,
): TE.TaskEither<AdministrationError, RequestPage> =>
  pipe(
    recordedDirectory(rollcall, id),
    TE.chainW(({ view }) => rollcall.requests.query(view.id, query)),
  );

/** How many requests there were, hour by hour, oldest first. */
export const readTraffic = (
  rollcall: Rollcall,
  id: string,
  since: Date,
): TE.TaskEither<AdministrationError, ReadonlyArray<HourOfRequests>> =>
  pipe(
    recordedDirectory(rollcall, id),
    TE.chainW(({ view }) => rollcall.requests.traffic(view.id, since)),
  );
