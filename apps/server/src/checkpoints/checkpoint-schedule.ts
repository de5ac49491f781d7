import type { DirectoryId } from '@rollcall/domain';
import { printNoteVerifier, verifierOf } from '@rollcall/transparency';
import * as E from 'fp-ts/lib/Either.js';
import type { Rollcall } from '../runtime/rollcall';
import {
  type CheckpointFault,
  type CheckpointPlace,
  type MadeCheckpoint,
  makeCheckpoint,
} from './make-checkpoint';

export type CheckpointWish = CheckpointPlace & {
  /** From the end of one round over all directories to the beginning of the next. */
  readonly intervalSeconds: number;
};

export type CheckpointState = {
  /** The last one made by this process; absent before the first. */
  readonly made?: MadeCheckpoint;
  /** Why the last round made none. */
  readonly fault?: CheckpointFault;
};

export type CheckpointSchedule = {
  readonly of: (id: DirectoryId) => CheckpointState;
  /** Of the key that signs, as `rollcall audit verify --public-key` takes it in a file. */
  readonly publicKey: string;
  /** A round that runs is given up. */
  readonly stop: () => Promise<void>;
};

export type CheckpointOutcome = E.Either<CheckpointFault, MadeCheckpoint>;

/** Verifies and signs the log of every directory in turn, at the start and then at intervals. */
export const scheduleCheckpoints = (
  { log, projector, clock }: Pick<Rollcall, 'log' | 'projector' | 'clock'>,
  { intervalSeconds, ...place }: CheckpointWish,
  tell: (id: DirectoryId, outcome: CheckpointOutcome) => void,
): CheckpointSchedule => {
  const states = new Map<DirectoryId, CheckpointState>();
  const stopping = new AbortController();
  let timer: NodeJS.Timeout | undefined;

  let running: Promise<void> | undefined;

  const round = async (): Promise<void> => {
    for (const id of projector.directoryIds()) {
      const outcome = await makeCheckpoint({ log, clock, stop: stopping.signal }, id, place)();
      if (stopping.signal.aborted) return;
      states.set(
        id,
        E.isRight(outcome) ? { made: outcome.right } : { ...states.get(id), fault: outcome.left },
      );
      tell(id, outcome);
    }
    timer = setTimeout(begin, intervalSeconds * 1_000);
  };
  const begin = (): void => {
    if (!stopping.signal.aborted) running = round();
  };
  void projector.ready().then(begin);

  return {
    of: (id) => states.get(id) ?? {},
    publicKey: printNoteVerifier(verifierOf(place.signer)),
    stop: async () => {
      stopping.abort();
      clearTimeout(timer);
      await running;
    },
  };
};
