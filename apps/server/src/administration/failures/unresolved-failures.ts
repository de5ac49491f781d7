import { type DirectoryView, groupId, userId } from '@rollcall/domain';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { LoggedRequest, RequestLog, RequestLogFault } from '../../requests/request-log';
import type { Rollcall } from '../../runtime/rollcall';
import type { AdministrationError } from '../administration-error';
import { knownDirectory } from '../known-directory';
import { nextStep } from './next-step';
import { type Subject, subjectOf } from './subject';

/** Requests about one user, group or connection that failed, the last of them after all that succeeded. */
export type UnresolvedFailure = {
  readonly kind: Subject['kind'];
  /** Absent when it is not known here, such as a user who could not be created. */
  readonly resource?: { readonly id: string; readonly name: string };
  readonly requests: number;
  readonly firstAt: string;
  readonly last: LoggedRequest;
  readonly nextStep: string;
};

type Failed = { readonly subject: Subject; readonly requests: ReadonlyArray<LoggedRequest> };

/** As many failures are looked at, from the newest on. */
const MOST = 500;

/** What of the request log somebody has to see to, newest first: resolved is what succeeded later. */
export const unresolvedFailures = (
  rollcall: Rollcall,
  id: string,
): TE.TaskEither<AdministrationError, ReadonlyArray<UnresolvedFailure>> =>
  pipe(
    knownDirectory(rollcall, id),
    TE.chainW((view) =>
      pipe(
        rollcall.requests.query(view.id, { filter: { status: { least: 400, most: 599 } }, limit: MOST }),
        TE.chain(({ requests }) =>
          pipe(
            bySubject(requests),
            TE.traverseSeqArray((failed) => stillFailed(rollcall.requests, view, failed)),
          ),
        ),
        TE.map((groups) => groups.flatMap((failed) => described(view, failed))),
      ),
    ),
  );

const bySubject = (requests: ReadonlyArray<LoggedRequest>): ReadonlyArray<Failed> => {
  const groups = new Map<string, { subject: Subject; requests: LoggedRequest[] }>();
  for (const request of requests) {
    const subject = subjectOf(request);
    if (subject === undefined) continue;
    const key = `${subject.kind} ${subject.key}`;
    const known = groups.get(key);
    if (known === undefined) groups.set(key, { subject, requests: [request] });
    else known.requests.push(request);
  }
  return [...groups.values()];
};

/** Those of the requests that came after the last success. */
const stillFailed = (
  log: RequestLog,
  view: DirectoryView,
  { subject, requests }: Failed,
): TE.TaskEither<RequestLogFault, Failed> =>
  pipe(
    subject.filters,
    TE.traverseSeqArray((filter) =>
      log.query(view.id, { filter: { ...filter, status: { least: 200, most: 399 } }, limit: 1 }),
    ),
    TE.map((pages) => {
      const succeeded = Math.max(0, ...pages.flatMap((page) => page.requests.map(({ place }) => place)));
      return { subject, requests: requests.filter(({ place }) => place > succeeded) };
    }),
  );

const described = (
  view: DirectoryView,
  { subject: { kind }, requests }: Failed,
): ReadonlyArray<UnresolvedFailure> => {
  const [last] = requests;
  if (last === undefined) return [];
  const resource = last.resource === undefined ? undefined : nameHere(view, kind, last.resource);
  return [
    {
      kind,
      ...(resource && { resource }),
      requests: requests.length,
      firstAt: requests.at(-1)?.time ?? last.time,
      last,
      nextStep: nextStep(kind, last),
    },
  ];
};

const nameHere = (view: DirectoryView, kind: Subject['kind'], id: string): UnresolvedFailure['resource'] => {
  const name =
    kind === 'user'
      ? view.user(userId(id))?.userName
      : kind === 'group'
        ? view.group(groupId(id))?.displayName
        : undefined;
  return name === undefined ? undefined : { id, name };
};
