import type { DirectoryId, DirectoryView } from '@rollcall/domain';
import type { PersonKeys } from '@rollcall/erasure';
import type { Unavailable } from '@rollcall/event-store';
import { dropErased, type Projector, type SnapshotStore, type StorageFault } from '@rollcall/projector';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { type Observable, Subject } from 'rxjs';

/** Somebody is erased by the log's word, and something of them is still there. It is tried again. */
export type UnfinishedErasure = { readonly directoryId: DirectoryId; readonly reason: string };

export type ErasedFrom = {
  readonly keys: PersonKeys | undefined;
  readonly snapshots: SnapshotStore | undefined;
};

/** Destroys the keys of all who are erased, also of those whose key came back with a copy, and drops old snapshots. */
export const finishErasure = (
  { keys, snapshots }: ErasedFrom,
  { id, erased }: Pick<DirectoryView, 'id' | 'erased'>,
): TE.TaskEither<Unavailable | StorageFault, void> =>
  erased.size === 0
    ? TE.right(undefined)
    : pipe(
        keys === undefined ? TE.right(undefined) : destroyed(keys, { id, erased }),
        TE.chainW(() =>
          snapshots === undefined ? TE.right(undefined) : dropErased(snapshots, { id, erased }),
        ),
      );

const destroyed = (
  keys: PersonKeys,
  { id, erased }: Pick<DirectoryView, 'id' | 'erased'>,
): TE.TaskEither<Unavailable, void> =>
  pipe(
    TE.fromEither(keys.of(id, [...erased.keys()])),
    TE.chain((left) => keys.destroy(id, left.keys())),
  );

const AGAIN_MS = 30_000;

/**
 * Sees to it that what is recorded of erasures is done: once all is known, and then after each. So a process that
 * ended between the two is made up for by the next, and each process forgets the keys it holds.
 */
export const finishErasures = ({
  projector,
  ...from
}: ErasedFrom & { readonly projector: Projector }): {
  readonly unfinished$: Observable<UnfinishedErasure>;
  stop(): Promise<void>;
} => {
  const unfinished$ = new Subject<UnfinishedErasure>();
  const due = new Set<DirectoryId>();
  let running: Promise<void> | undefined;
  let again: NodeJS.Timeout | undefined;
  let stopped = false;

  const run = async (): Promise<void> => {
    for (const id of due) {
      if (stopped) return;
      due.delete(id);
      const { erased } = projector.directory(id);
      const finished = await finishErasure(from, { id, erased })();
      if (E.isRight(finished)) continue;
      unfinished$.next({ directoryId: id, reason: finished.left.reason });
      clearTimeout(again);
      again = setTimeout(() => consider(id), AGAIN_MS).unref();
    }
  };

  const consider = (id: DirectoryId): void => {
    due.add(id);
    running ??= run().finally(() => {
      running = undefined;
    });
  };

  void projector.ready().then(() => {
    if (!stopped)
      for (const id of projector.directoryIds()) if (projector.directory(id).erased.size > 0) consider(id);
  });
  const following = projector.changes$.subscribe(({ directory, events }) => {
    if (events.some(({ event }) => event.type === 'UserErased')) consider(directory.id);
  });

  return {
    unfinished$,
    stop: async () => {
      stopped = true;
      following.unsubscribe();
      clearTimeout(again);
      await running;
      unfinished$.complete();
    },
  };
};
