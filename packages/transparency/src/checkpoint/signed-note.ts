import { sign, verify } from 'node:crypto';
import * as E from 'fp-ts/lib/Either.js';
import type { NoteSigner, NoteVerifier } from './note-keys';

/** What is wrong with a note, for people. */
export type BadNote = { readonly _tag: 'BadNote'; readonly reason: string };

export const badNote = (reason: string): BadNote => ({ _tag: 'BadNote', reason });

/** A signature line: EM DASH, name, base64 of the key's four-byte id and the signature. */
const signatureLine = /^\u2014 (\S+) ([A-Za-z0-9+/]+={0,2})$/;
const ID_BYTES = 4;

/**
 * A text with its signature in the form of C2SP signed-note: the text, an empty line, the signature line.
 * The text ends with a newline.
 */
export const signNote = (text: string, { name, id, key }: NoteSigner): string => {
  const signature = sign(null, Buffer.from(text), key);
  return `${text}\n\u2014 ${name} ${Buffer.concat([id, signature]).toString('base64')}\n`;
};

/** The text of a note that has a good signature by the key. Signatures by other keys are passed over. */
export const openNote = (note: string, { name, id, key }: NoteVerifier): E.Either<BadNote, string> => {
  const end = note.lastIndexOf('\n\n');
  if (end < 0 || !note.endsWith('\n')) return E.left(badNote('it is no signed note'));
  const text = note.slice(0, end + 1);
  const signatures: Buffer[] = [];
  for (const line of note.slice(end + 2, -1).split('\n')) {
    const [, signer, base64 = ''] = signatureLine.exec(line) ?? [];
    const bytes = Buffer.from(base64, 'base64');
    // The last character may hold bits that mean nothing: only one way to write a signature is read.
    if (signer === undefined || bytes.toString('base64') !== base64) {
      return E.left(badNote('one of its signature lines cannot be read'));
    }
    if (signer === name && bytes.subarray(0, ID_BYTES).equals(id)) signatures.push(bytes.subarray(ID_BYTES));
  }
  if (signatures.length === 0) return E.left(badNote(`it is not signed by ${name}`));
  return signatures.every((signature) => verify(null, Buffer.from(text), key, signature))
    ? E.right(text)
    : E.left(badNote(`the signature by ${name} does not fit the text`));
};
