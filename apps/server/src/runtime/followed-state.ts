import { type DirectoryId, type DirectoryView, NO_EVENTS, type Revision } from '@rollcall/domain';
import type { ReadError } from '@rollcall/event-store';
import type { Parked, Projector } from '@rollcall/projector';
import * as E from 'fp-ts/lib/Either.js';
import type * as TE from 'fp-ts/lib/TaskEither.js';
import type { StoreContact } from './store-contact';

/** The state of a directory to answer from; at least at `minRevision` where that can be had. */
export type CurrentState = (
  id: DirectoryId,
  minRevision?: Revision,
) => TE.TaskEither<ReadError | Parked, DirectoryView>;

/** How long a question waits for the events that its asker has seen already. */
const PATIENCE_MS = 1_000;

/**
 * The state as it is known here, without asking the store, while the store gave a sign of life not too long
 * ago; else `Unavailable`. A directory never heard of is looked up.
 */
export const followedState =
  (projector: Projector, contact: StoreContact): CurrentState =>
  (id, minRevision) =>
  async () => {
    const stale = contact.stale();
    if (stale !== undefined) return E.left({ _tag: 'Unavailable', reason: stale });
    const parked = projector.parked(id);
    if (parked !== undefined) return E.left(parked);
    const view = projector.directory(id);
    if (view.revision === NO_EVENTS) return projector.catchUp(id)();
    if (minRevision === undefined || view.revision >= minRevision) return E.right(view);
    const waited = await projector.waitFor(id, minRevision, PATIENCE_MS)();
    return E.isLeft(waited) && waited.left._tag === 'Parked' ? E.left(waited.left) : E.right(view);
  };
