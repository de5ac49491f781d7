import { nextRevision, type Revision, revision } from '@rollcall/domain';
import type { AuditEntry, AuditPage } from '@rollcall/projector';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Rollcall } from '../../runtime/rollcall';
import type { AdministrationError } from '../administration-error';
import { directoryIdOf } from '../known-directory';
import { parkedPart, recordedDirectory, type Stopped } from '../recorded-directory';
import { type AuditPageWish, auditFilter } from './audit-wish';

/** Of a directory that stopped, the trail ends before the event it stopped at. */
type UpToStop = { readonly parked?: Stopped };

/** A page of the audit trail, newest first. */
export const readAudit = (
  rollcall: Rollcall,
  id: string,
  { limit, before, ...wish }: AuditPageWish,
): TE.TaskEither<AdministrationError, AuditPage & UpToStop> =>
  pipe(
    recordedDirectory(rollcall, id),
    TE.chain((recorded) =>
      pipe(
        auditFilter(rollcall, recorded.view, wish),
        TE.chainW((filter) =>
          rollcall.audit.query(recorded.view.id, { filter, limit, ...(before && { after: before }) }),
        ),
        TE.map((page) => ({ ...page, ...parkedPart(recorded) })),
      ),
    ),
  );

/** All entries of one event, in its order. Left `Parked` from the event on that a directory stopped at. */
export const readAuditOf = (
  rollcall: Rollcall,
  id: string,
  asked: Revision,
): TE.TaskEither<AdministrationError, ReadonlyArray<AuditEntry>> =>
  pipe(
    TE.Do,
    TE.bind('directoryId', () => TE.fromEither(directoryIdOf(id))),
    TE.bind('recorded', () => recordedDirectory(rollcall, id)),
    TE.chain(({ directoryId, recorded: { view, parked } }) => {
      if (asked < nextRevision(view.revision)) {
        return pipe(
          rollcall.audit.since(view.id, revision(asked - 1n), 1),
          TE.map(({ entries }) => entries),
        );
      }
      return TE.left<AdministrationError>(
        parked === undefined
          ? { _tag: 'RevisionNotReached', asked, reached: view.revision }
          : { _tag: 'Parked', directoryId, ...parked },
      );
    }),
  );
