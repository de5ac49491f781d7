import type { DirectoryId } from '@rollcall/domain';
import { auditTime, filter, interval, map, merge, type Observable, startWith, takeWhile } from 'rxjs';
import type { Rollcall } from '../../../runtime/rollcall';

/** Many changes within this long are told as one. */
const QUIET_MS = 250;

/** Keeps proxies from cutting the line, and finds out that a session ended. */
const HEARTBEAT_MS = 20_000;

/**
 * Server-sent events, for as long as `welcome` says so: the revision of a directory now and after each change,
 * and that SCIM requests for it were answered, which need not change anything.
 */
export const directoryEvents = (
  { projector, answered$ }: Pick<Rollcall, 'projector' | 'answered$'>,
  id: DirectoryId,
  welcome: () => boolean,
): Observable<string> => {
  const revisions$ = projector.changes$.pipe(
    filter((change) => change.directory.id === id),
    auditTime(QUIET_MS),
    startWith(undefined),
    map(() => `event: revision\ndata: ${projector.directory(id).revision}\n\n`),
  );
  const requests$ = answered$.pipe(
    filter((directory) => directory === id),
    auditTime(QUIET_MS),
    map(() => 'event: requests\ndata:\n\n'),
  );
  const heartbeats$ = interval(HEARTBEAT_MS).pipe(map(() => ':\n\n'));
  return merge(revisions$, requests$, heartbeats$).pipe(takeWhile(welcome));
};
