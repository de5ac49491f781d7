import type { DirectoryId } from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import type * as TE from 'fp-ts/lib/TaskEither.js';
import type { AccessFileUnusable } from '../access-files/access-file';
import type { Rollcall } from '../runtime/rollcall';
import type { Alert } from './alert';
import { AlertBook, type Turn } from './alert-book';

/** What a look at a directory found. */
export type Looked = Turn & {
  readonly directoryId: DirectoryId;
  /** How many selectors of its rules denote nobody. */
  readonly unresolved: number;
};

export type Alerts = {
  /** Of an open directory, by the state known here. */
  readonly of: (id: DirectoryId) => TE.TaskEither<AccessFileUnusable, ReadonlyArray<Alert>>;
  stop(): void;
};

/** Changes that come sooner after each other share one look. */
const QUIET_MS = 100;

/**
 * Looks at every directory once the projection is live, and again after it changed, whether the names that its
 * rules use still resolve. `told` hears of every look.
 */
export const watchAlerts = ({ projector, access }: Rollcall, told: (looked: Looked) => void): Alerts => {
  const books = new Map<DirectoryId, AlertBook>();
  const noticed = new Map<DirectoryId, Alert['since']>();
  const changed = new Set<DirectoryId>();
  let live = false;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;

  const bookOf = (id: DirectoryId): AlertBook => {
    const known = books.get(id);
    if (known !== undefined) return known;
    const book = new AlertBook();
    books.set(id, book);
    return book;
  };

  const look = async (id: DirectoryId): Promise<E.Either<AccessFileUnusable, ReadonlyArray<Alert>>> => {
    const current = await access(id).current();
    if (E.isLeft(current)) return current;
    const book = bookOf(id);
    const unresolved = current.right.resolver.unresolved();
    const turn = book.look(projector.directory(id), unresolved, noticed.get(id) ?? null);
    if (!stopped) told({ directoryId: id, unresolved: unresolved.length, ...turn });
    return E.right(book.alerts);
  };

  const lookAtChanged = async (): Promise<void> => {
    timer = undefined;
    const ids = [...changed];
    changed.clear();
    for (const id of ids) if (projector.directory(id).settings !== undefined) await look(id);
  };

  const soon = (id: DirectoryId): void => {
    changed.add(id);
    if (!live || stopped) return;
    timer ??= setTimeout(() => void lookAtChanged(), QUIET_MS).unref();
  };

  const changes = projector.changes$.subscribe(({ directory, events }) => {
    const last = events.at(-1);
    if (live && last !== undefined) {
      noticed.set(directory.id, { revision: last.revision, at: last.metadata.occurredAt });
    }
    soon(directory.id);
  });
  void projector.ready().then(() => {
    live = true;
    for (const id of projector.directoryIds()) soon(id);
  });

  return {
    of: (id) => () => look(id),
    stop: () => {
      stopped = true;
      changes.unsubscribe();
      clearTimeout(timer);
    },
  };
};
