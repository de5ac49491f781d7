import { type DirectoryView, decodeEvent, type Revision, revision } from '@rollcall/domain';
import { directoryStream } from '@rollcall/event-store';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Rollcall } from '../../runtime/rollcall';
import type { AdministrationError } from '../administration-error';
import { knownDirectory } from '../known-directory';
import { auditEntries } from './audit-entries';
import type { AuditEntry } from './audit-entry';
import { type AuditFilter, passes } from './audit-filter';
import { namesIn } from './audit-names';

export type AuditWish = {
  readonly filter: AuditFilter;
  /** A page ends with the event that fills it, so it may hold a few more entries than this. */
  readonly limit: number;
  /** Only events before this revision. */
  readonly before?: Revision | undefined;
};

export type AuditPage = {
  /** Newest first. */
  readonly entries: ReadonlyArray<AuditEntry>;
  /** `before` of the next page; absent on the last. */
  readonly next: Revision | undefined;
};

const BATCH = 500;

/** Reads the stream itself, newest first. */
export const readAudit = (
  rollcall: Rollcall,
  id: string,
  wish: AuditWish,
): TE.TaskEither<AdministrationError, AuditPage> =>
  pipe(
    knownDirectory(rollcall, id),
    TE.chain((view) => () => read(rollcall, view, wish)),
  );

const read = async (
  { store }: Rollcall,
  view: DirectoryView,
  { filter, limit, before }: AuditWish,
): Promise<E.Either<AdministrationError, AuditPage>> => {
  const entries: AuditEntry[] = [];
  const names = namesIn(view);
  const stream = directoryStream(view.id);
  let from = before === undefined ? view.revision : revision(before - 1n);
  while (from >= 0n) {
    const batch = await store.readBackwards(stream, from, BATCH)();
    if (E.isLeft(batch)) return batch;
    if (batch.right.length === 0) break;
    for (const recorded of batch.right) {
      const decoded = decodeEvent(recorded);
      if (E.isLeft(decoded)) {
        const { revision: at, reason } = decoded.left;
        return E.left({ _tag: 'Parked', directoryId: view.id, revision: at, reason });
      }
      from = revision(recorded.revision - 1n);
      if (!passes(filter, decoded.right)) continue;
      entries.push(...narrowed(auditEntries(decoded.right, names), filter));
      if (entries.length >= limit) {
        return E.right({ entries, next: from >= 0n ? recorded.revision : undefined });
      }
    }
  }
  return E.right({ entries, next: undefined });
};

/** Of a change of many members, only the one asked for. */
const narrowed = (entries: ReadonlyArray<AuditEntry>, { user }: AuditFilter): ReadonlyArray<AuditEntry> =>
  user === undefined
    ? entries
    : entries.filter(({ target, old, new: now }) => target.id === user || isOf(old, user) || isOf(now, user));

const isOf = (member: AuditEntry['old'], user: string): boolean =>
  typeof member === 'object' && member !== null && 'id' in member && member.id === user;
