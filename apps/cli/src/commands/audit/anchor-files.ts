import type { DirectoryId } from '@rollcall/domain';
import {
  type NoteVerifier,
  openCheckpoint,
  parseNoteVerifier,
  type SignedCheckpoint,
} from '@rollcall/transparency';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { type Failure, failed } from '../../terminal/answer';
import { readText } from '../../terminal/read-text';

/** A checkpoint in a file, opened with the public key that signed it. */
export const readCheckpoint = (
  id: DirectoryId,
  checkpointFile: string,
  keyFile: string,
): TE.TaskEither<Failure, SignedCheckpoint> =>
  pipe(
    readPublicKey(keyFile),
    TE.chain((verifier) =>
      pipe(
        readText(checkpointFile),
        TE.chain((note) =>
          pipe(
            TE.fromEither(openCheckpoint(note, verifier, id)),
            TE.bimap(
              ({ reason }) => failed('bad-checkpoint', `${checkpointFile} cannot be trusted: ${reason}.`),
              (checkpoint) => ({ note, checkpoint }),
            ),
          ),
        ),
      ),
    ),
  );

const readPublicKey = (file: string): TE.TaskEither<Failure, NoteVerifier> =>
  pipe(
    readText(file),
    TE.chainEitherKW(parseNoteVerifier),
    TE.mapLeft((error) =>
      error._tag === 'BadKey' ? failed('bad-key', `${file} holds no public key: ${error.reason}.`) : error,
    ),
  );
