import type { DirectoryId } from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import type * as TE from 'fp-ts/lib/TaskEither.js';
import type { InventoryFileUnusable } from '../inventory-files/inventory-file';
import type { Rollcall } from '../runtime/rollcall';
import { AfterChanges, type Noticed } from './after-changes';
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
  readonly of: (id: DirectoryId) => TE.TaskEither<InventoryFileUnusable, ReadonlyArray<Alert>>;
  stop(): void;
};

/**
 * Looks at every directory, and again after it changed, whether the names that its rules use still resolve.
 * `told` hears of every look, `onError` of one that went wrong inside, which ends nothing else.
 */
export const watchAlerts = (
  { projector, access }: Rollcall,
  told: (looked: Looked) => void,
  onError: (error: unknown) => void,
): Alerts => {
  const books = new Map<DirectoryId, AlertBook>();
  let stopped = false;

  const bookOf = (id: DirectoryId): AlertBook => {
    const known = books.get(id);
    if (known !== undefined) return known;
    const book = new AlertBook();
    books.set(id, book);
    return book;
  };

  const look = async (
    id: DirectoryId,
    noticed: Noticed | null,
  ): Promise<E.Either<InventoryFileUnusable, ReadonlyArray<Alert>>> => {
    const current = await access(id).current();
    if (E.isLeft(current)) return current;
    const book = bookOf(id);
    const unresolved = current.right.resolver.unresolved();
    const turn = book.look(projector.directory(id), unresolved, noticed);
    if (!stopped) told({ directoryId: id, unresolved: unresolved.length, ...turn });
    return E.right(book.alerts);
  };

  const watch = new AfterChanges(projector, async (id, noticed) => {
    try {
      await look(id, noticed);
    } catch (error) {
      onError(error);
    }
    return 0;
  });

  return {
    of: (id) => () => look(id, watch.lastNoticed(id)),
    stop: () => {
      stopped = true;
      watch.stop();
    },
  };
};
