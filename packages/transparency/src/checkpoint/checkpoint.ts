import type { DirectoryId } from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import type { TreeHash } from '../tree/hashes';
import type { NoteSigner, NoteVerifier } from './note-keys';
import { type BadNote, badNote, openNote, signNote } from './signed-note';

/** A claim about the first `size` events of a directory, to be kept where nobody who can edit the log can edit it. */
export type Checkpoint = {
  /** `<key name>/<directory>`: which log it is about. */
  readonly origin: string;
  readonly size: number;
  /** Root of the Merkle tree of the events. */
  readonly root: TreeHash;
  /** Of the chain, of the last event; empty for no events. */
  readonly digest: string;
  /** When it was made, RFC 3339. */
  readonly madeAt: string;
};

export const originOf = (keyName: string, directory: DirectoryId): string => `${keyName}/${directory}`;

/** C2SP tlog-checkpoint: origin, size, root, and the rest as extension lines. */
export const signCheckpoint = (
  { origin, size, root, digest, madeAt }: Checkpoint,
  signer: NoteSigner,
): string =>
  signNote(`${origin}\n${size}\n${root.toString('base64')}\ndigest ${digest}\ntime ${madeAt}\n`, signer);

const form =
  /^(?<origin>\S+)\n(?<size>0|[1-9][0-9]{0,15})\n(?<root>[A-Za-z0-9+/]{43}=)\ndigest (?<digest>[0-9a-f]{0,64})\ntime (?<madeAt>\S+)\n$/;

/** A checkpoint that the key signed, about the directory named. */
export const openCheckpoint = (
  note: string,
  verifier: NoteVerifier,
  directory: DirectoryId,
): E.Either<BadNote, Checkpoint> =>
  pipe(
    openNote(note, verifier),
    E.chain((text) => {
      const { origin, size, root, digest, madeAt } = form.exec(text)?.groups ?? {};
      if (origin === undefined || root === undefined || digest === undefined || madeAt === undefined) {
        return E.left(badNote('its text is no checkpoint'));
      }
      const expected = originOf(verifier.name, directory);
      return origin === expected
        ? E.right({ origin, size: Number(size), root: Buffer.from(root, 'base64'), digest, madeAt })
        : E.left(badNote(`it is about ${origin}, not about ${expected}`));
    }),
  );
