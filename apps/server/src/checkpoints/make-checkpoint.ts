import type { DirectoryId } from '@rollcall/domain';
import type { EventStore } from '@rollcall/event-store';
import {
  type Checkpoint,
  HistoryVerifier,
  type NoteSigner,
  openCheckpoint,
  originOf,
  signCheckpoint,
  verifierOf,
} from '@rollcall/transparency';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { checkpointFile, readNote, writeNote } from './checkpoint-file';
import { walkHistory } from './walk-history';

/** Events were read from the first one on, and are those that the checkpoint before vouched for. */
export type MadeCheckpoint = {
  readonly events: number;
  /** RFC 3339. */
  readonly verifiedAt: string;
  /** C2SP checkpoint, as it lies in the file. */
  readonly note: string;
};

export type CheckpointFault = {
  readonly _tag: 'CheckpointFault';
  readonly cause: 'tampered' | 'unreadable' | 'unwritable';
  readonly reason: string;
};

type CheckpointContext = {
  readonly log: EventStore;
  readonly clock: () => Date;
  readonly stop: AbortSignal;
};

export type CheckpointPlace = { readonly folder: string; readonly signer: NoteSigner };

/**
 * Reads the whole log of a directory, holds it to the checkpoint made last and puts one of now in its place. The
 * older one stays where the log does not hold.
 */
export const makeCheckpoint = (
  { log, clock, stop }: CheckpointContext,
  id: DirectoryId,
  { folder, signer }: CheckpointPlace,
): TE.TaskEither<CheckpointFault, MadeCheckpoint> => {
  const path = checkpointFile(folder, id);
  return pipe(
    readNote(path),
    TE.mapLeft(fault('unreadable')),
    TE.chainEitherK((note) => (note === undefined ? E.right([]) : anchors(note, id, signer, path))),
    TE.map((checkpoints) => new HistoryVerifier(id, checkpoints)),
    TE.chainFirst((verifier) =>
      pipe(
        walkHistory(log, id, (event) => verifier.add(event), stop),
        TE.mapLeft((error) => fault('unreadable')({ reason: 'reason' in error ? error.reason : error._tag })),
      ),
    ),
    TE.chainEitherK((verifier) => {
      const verdict = verifier.verdict();
      return verdict._tag === 'Intact' ? E.right(verdict) : E.left(fault('tampered')(verdict));
    }),
    TE.chain(({ size, root, digest }) => {
      const verifiedAt = clock().toISOString();
      const origin = originOf(signer.name, id);
      const note = signCheckpoint({ origin, size, root, digest, madeAt: verifiedAt }, signer);
      return pipe(
        writeNote(path, note),
        TE.bimap(fault('unwritable'), () => ({ events: size, verifiedAt, note })),
      );
    }),
  );
};

const anchors = (
  note: string,
  id: DirectoryId,
  signer: NoteSigner,
  path: string,
): E.Either<CheckpointFault, ReadonlyArray<Checkpoint>> =>
  pipe(
    openCheckpoint(note, verifierOf(signer), id),
    E.bimap(
      ({ reason }) => fault('unreadable')({ reason: `${path}: ${reason}; move it away to begin anew` }),
      (checkpoint) => [checkpoint],
    ),
  );

const fault =
  (cause: CheckpointFault['cause']) =>
  ({ reason }: { readonly reason: string }): CheckpointFault => ({ _tag: 'CheckpointFault', cause, reason });
