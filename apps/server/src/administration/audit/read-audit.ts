import { nextRevision, type Revision, revision } from '@rollcall/domain';
import type { AuditEntry, AuditPage } from '@rollcall/projector';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Rollcall } from '../../runtime/rollcall';
import type { AdministrationError } from '../administration-error';
import { knownDirectory } from '../known-directory';
import { type AuditPageWish, auditFilter } from './audit-wish';

/** A page of the audit trail, newest first. */
export const readAudit = (
  rollcall: Rollcall,
  id: string,
  { limit, before, ...wish }: AuditPageWish,
): TE.TaskEither<AdministrationError, AuditPage> =>
  pipe(
    knownDirectory(rollcall, id),
    TE.chainW((view) =>
      pipe(
        auditFilter(rollcall, view, wish),
        TE.chainW((filter) =>
          rollcall.audit.query(view.id, { filter, limit, ...(before && { after: before }) }),
        ),
      ),
    ),
  );

/** All entries of one event, in its order. */
export const readAuditOf = (
  rollcall: Rollcall,
  id: string,
  asked: Revision,
): TE.TaskEither<AdministrationError, ReadonlyArray<AuditEntry>> =>
  pipe(
    knownDirectory(rollcall, id),
    TE.chain(
      (view): TE.TaskEither<AdministrationError, ReadonlyArray<AuditEntry>> =>
        asked >= nextRevision(view.revision)
          ? TE.left({ _tag: 'RevisionNotReached', asked, reached: view.revision })
          : pipe(
              rollcall.audit.since(view.id, revision(asked - 1n), 1),
              TE.map(({ entries }) => entries),
            ),
    ),
  );
