import {
  apiKeyId,
  type DirectoryView,
  type EventType,
  type GroupId,
  requestId,
  type UserId,
} from '@rollcall/domain';
import type { AuditAction, AuditCursor, AuditFilter } from '@rollcall/projector';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Rollcall } from '../../runtime/rollcall';
import type { AdministrationError } from '../administration-error';
import { groupEverCalled, userEverCalled } from './ever-called';

/** All that are given must hold. */
export type AuditWish = {
  /** Id or userName, of now or of before. */
  readonly user?: string | undefined;
  /** Id or name, of now or of before. */
  readonly group?: string | undefined;
  /** Id of an API key. */
  readonly key?: string | undefined;
  readonly request?: string | undefined;
  readonly actions?: ReadonlyArray<AuditAction> | undefined;
  readonly events?: ReadonlyArray<EventType> | undefined;
  readonly from?: Date | undefined;
  readonly until?: Date | undefined;
};

export type AuditPageWish = AuditWish & {
  readonly limit: number;
  /** Only entries older than this one. */
  readonly before?: AuditCursor | undefined;
};

export const auditFilter = (
  rollcall: Rollcall,
  view: DirectoryView,
  { user, group, key, request, actions, events, from, until }: AuditWish,
): TE.TaskEither<AdministrationError, AuditFilter> =>
  pipe(
    TE.Do,
    TE.bind('person', () => (user === undefined ? nobody<UserId>() : userEverCalled(rollcall, view, user))),
    TE.bind('group', () =>
      group === undefined ? nobody<GroupId>() : groupEverCalled(rollcall, view, group),
    ),
    TE.map(({ person, group: named }) => ({
      ...(person && { person }),
      ...(named && { group: named }),
      ...(key !== undefined && { apiKey: apiKeyId(key) }),
      ...(request !== undefined && { request: requestId(request) }),
      ...(actions && { actions }),
      ...(events && { events }),
      ...(from && { from }),
      ...(until && { until }),
    })),
  );

const nobody = <Id>() => TE.right<AdministrationError, Id | undefined>(undefined);
