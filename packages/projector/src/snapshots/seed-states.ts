import { NO_EVENTS } from '@rollcall/domain';
import type { EventStore, ReadError } from '@rollcall/event-store';
import * as E from 'fp-ts/lib/Either.js';
import type { DirectoryStates } from '../directory-states';
import { readTail } from '../read-tail';
import type { Checkpoint } from './checkpoint';
import { nearestState } from './nearest-state';
import { readCheckpoint } from './read-checkpoint';
import type { SnapshotKeeper } from './snapshot-keeper';
import type { Snapshots } from './snapshots';

/**
 * Gives every directory of the checkpoint its state: from a snapshot where there is one, and from there by
 * its own stream to the end. So the following can go on after the checkpoint, whatever snapshots there are.
 */
export const seedStates = async (
  snapshots: Snapshots,
  events: EventStore,
  states: DirectoryStates,
  keeper: SnapshotKeeper,
): Promise<E.Either<ReadError, Checkpoint>> => {
  const checkpoint = await readCheckpoint(snapshots, events);
  if (E.isLeft(checkpoint)) return checkpoint;
  for (const { directory: id } of checkpoint.right) {
    const state = await nearestState(snapshots, events, id)();
    if (E.isLeft(state)) return state;
    if (state.right.revision > NO_EVENTS) {
      keeper.has(id, state.right.revision);
      states.seed(state.right);
    }
    const read = await readTail(events, states, id);
    if (E.isLeft(read)) return read;
  }
  return checkpoint;
};
