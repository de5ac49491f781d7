import {
  canonicalName,
  canonicalUserName,
  type DirectoryView,
  type EventType,
  type GroupId,
  groupId,
  type UserId,
  userId,
} from '@rollcall/domain';
import { type AuditEntry, parseAuditCursor } from '@rollcall/projector';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Rollcall } from '../../runtime/rollcall';
import type { AdministrationError } from '../administration-error';

/** Whoever bears the id or userName now, else who gave the name up last, else the text taken for an id. */
export const userEverCalled = (
  rollcall: Rollcall,
  view: DirectoryView,
  reference: string,
): TE.TaskEither<AdministrationError, UserId> => {
  const name = canonicalUserName(reference);
  const known = view.user(userId(reference)) ?? view.userByName(name);
  if (known !== undefined) return TE.right(known.id);
  return pipe(
    lastOf(
      rollcall,
      view,
      ['UserDeleted', 'UserNameChanged', 'UserErased'],
      ({ target }) => target.name !== undefined && canonicalUserName(target.name) === name,
    ),
    TE.map((found) => userId(found ?? reference)),
  );
};

/** The same for groups. */
export const groupEverCalled = (
  rollcall: Rollcall,
  view: DirectoryView,
  reference: string,
): TE.TaskEither<AdministrationError, GroupId> => {
  const name = canonicalName(reference);
  const known = view.group(groupId(reference)) ?? view.groupByName(name);
  if (known !== undefined) return TE.right(known.id);
  return pipe(
    lastOf(
      rollcall,
      view,
      ['GroupDeleted', 'GroupRenamed'],
      ({ target }) => target.name !== undefined && canonicalName(target.name) === name,
    ),
    TE.map((found) => groupId(found ?? reference)),
  );
};

const PAGE = 1_000;

/** The target of the newest entry that fits; an entry bears the name from right before its event. */
const lastOf = (
  { audit }: Rollcall,
  { id }: DirectoryView,
  events: ReadonlyArray<EventType>,
  fits: (entry: AuditEntry) => boolean,
): TE.TaskEither<AdministrationError, string | undefined> => {
  const search = (after: string | undefined): TE.TaskEither<AdministrationError, string | undefined> => {
    const cursor = after === undefined ? undefined : parseAuditCursor(after);
    return pipe(
      audit.query(id, { filter: { events }, limit: PAGE, ...(cursor && { after: cursor }) }),
      TE.chain(({ entries, next }) => {
        const found = entries.find(fits)?.target.id;
        return found !== undefined || next === undefined ? TE.right(found) : search(next);
      }),
    );
  };
  return search(undefined);
};
