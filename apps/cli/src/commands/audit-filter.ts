import { canonicalName, canonicalUserName } from '@rollcall/domain';
import {
  type AdministrationError,
  type AuditFilter,
  describeDirectory,
  type Rollcall,
} from '@rollcall/server';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

export type AuditFilterOptions = { user?: string; group?: string; request?: string };

/** People and groups may be named as they are called now; whoever is gone, by id. */
export const auditFilter = (
  rollcall: Rollcall,
  id: string,
  { user, group, request }: AuditFilterOptions,
): TE.TaskEither<AdministrationError, AuditFilter> =>
  pipe(
    describeDirectory(rollcall, id),
    TE.map((summary) => rollcall.projector.directory(summary.id)),
    TE.map((view) => ({
      ...(user === undefined ? {} : { user: view.userByName(canonicalUserName(user))?.id ?? user }),
      ...(group === undefined ? {} : { group: view.groupByName(canonicalName(group))?.id ?? group }),
      ...(request === undefined ? {} : { request }),
    })),
  );
