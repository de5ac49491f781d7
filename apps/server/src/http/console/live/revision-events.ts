import type { DirectoryId } from '@rollcall/domain';
import type { Projector } from '@rollcall/projector';
import { auditTime, filter, interval, map, merge, type Observable, startWith, takeWhile } from 'rxjs';

/** Many changes within this long are told as one. */
const QUIET_MS = 250;

/** Keeps proxies from cutting the line, and finds out that a session ended. */
const HEARTBEAT_MS = 20_000;

/** Server-sent events: the revision of a directory now and after each change, for as long as `welcome` says so. */
export const revisionEvents = (
  projector: Pick<Projector, 'changes$' | 'directory'>,
  id: DirectoryId,
  welcome: () => boolean,
): Observable<string> => {
  const revisions$ = projector.changes$.pipe(
    filter((change) => change.directory.id === id),
    auditTime(QUIET_MS),
    startWith(undefined),
    map(() => `event: revision\ndata: ${projector.directory(id).revision}\n\n`),
  );
  return merge(revisions$, interval(HEARTBEAT_MS).pipe(map(() => ':\n\n'))).pipe(takeWhile(welcome));
};
