import { type DirectoryId, nextRevision } from '@rollcall/domain';
import { directoryStream, type EventStore, type ReadError } from '@rollcall/event-store';
import * as E from 'fp-ts/lib/Either.js';
import type { DirectoryStates } from './directory-states';
import { nextTurn } from './next-turn';

const PAGE = 1_000;

/** Reads the directory's stream from the state known here to its end, and folds it. */
export const readTail = async (
  store: EventStore,
  states: DirectoryStates,
  id: DirectoryId,
): Promise<E.Either<ReadError, void>> => {
  for (;;) {
    const from = nextRevision(states.view(id).revision);
    const page = await store.readForwards(directoryStream(id), from, PAGE)();
    if (E.isLeft(page)) return page;
    states.foldStream(id, page.right);
    if (page.right.length < PAGE || states.parked(id) !== undefined) return E.right(undefined);
    await nextTurn();
  }
};
