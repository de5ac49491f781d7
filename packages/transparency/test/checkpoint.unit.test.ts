import type { DirectoryId } from '@rollcall/domain';
import {
  type Checkpoint,
  generateNoteKeys,
  leafHash,
  openCheckpoint,
  openNote,
  originOf,
  parseNoteSigner,
  parseNoteVerifier,
  signCheckpoint,
  signNote,
} from '@rollcall/transparency';
import * as E from 'fp-ts/lib/Either.js';

const right = <A>(either: E.Either<unknown, A>): A => {
  if (E.isLeft(either)) throw new Error(JSON.stringify(either.left));
  return either.right;
};

const acme = 'acme' as DirectoryId;
const keys = generateNoteKeys('roll.example.com');
const signer = right(parseNoteSigner(keys.signer));
const verifier = right(parseNoteVerifier(keys.verifier));

const checkpoint: Checkpoint = {
  origin: originOf('roll.example.com', acme),
  size: 9_127,
  root: leafHash(Buffer.from('root')),
  digest: 'ab'.repeat(32),
  madeAt: '2026-05-03T10:00:00.000Z',
};

describe('a signed note', () => {
  /** The example of the Go package golang.org/x/mod/sumdb/note, from which the form comes. */
  const example = {
    signer: 'PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz',
    verifier: 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
    text: "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n",
    line: '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=',
  };

  it('is as the original implementation makes it', () => {
    const note = signNote(example.text, right(parseNoteSigner(example.signer)));
    expect(note).toBe(`${example.text}\n${example.line}\n`);
    expect(openNote(note, right(parseNoteVerifier(example.verifier)))).toEqual(E.right(example.text));
  });

  it('is refused with a signature that is written another way', () => {
    const other = example.line.replace(/M=$/, 'N=');
    expect(Buffer.from(other, 'base64')).toEqual(Buffer.from(example.line, 'base64'));
    expect(openNote(`${example.text}\n${other}\n`, right(parseNoteVerifier(example.verifier)))).toMatchObject(
      {
        left: { _tag: 'BadNote' },
      },
    );
  });

  it('may carry signatures by others', () => {
    const theirs = right(parseNoteSigner(generateNoteKeys('witness').signer));
    const both = `${signNote('text\n', theirs)}${signNote('text\n', signer).slice('text\n\n'.length)}`;
    expect(openNote(both, verifier)).toEqual(E.right('text\n'));
  });

  it.each([
    ['no signature', 'text\n'],
    ['no signature of ours', signNote('text\n', right(parseNoteSigner(generateNoteKeys('other').signer)))],
    [
      'a signature by another key of our name',
      signNote('text\n', right(parseNoteSigner(generateNoteKeys('roll.example.com').signer))),
    ],
    ['another text', signNote('text\n', signer).replace('text', 'tent')],
    ['something else below', `${signNote('text\n', signer)}more\n`],
  ])('is refused with %s', (_, note) => {
    expect(openNote(note, verifier)).toMatchObject({ left: { _tag: 'BadNote' } });
  });
});

describe('a checkpoint', () => {
  it('reads back as it was signed', () => {
    const note = signCheckpoint(checkpoint, signer);
    expect(note.split('\n').slice(0, 3)).toEqual([
      'roll.example.com/acme',
      '9127',
      checkpoint.root.toString('base64'),
    ]);
    expect(openCheckpoint(note, verifier, acme)).toEqual(E.right(checkpoint));
  });

  it('is refused for another directory', () => {
    const note = signCheckpoint(checkpoint, signer);
    expect(openCheckpoint(note, verifier, 'other' as DirectoryId)).toMatchObject({
      left: { _tag: 'BadNote' },
    });
  });

  it('is refused when any character of it was changed', () => {
    const note = signCheckpoint(checkpoint, signer);
    for (let at = 0; at < note.length; at++) {
      const changed = note.slice(0, at) + String.fromCharCode(note.charCodeAt(at) ^ 1) + note.slice(at + 1);
      expect(E.isLeft(openCheckpoint(changed, verifier, acme))).toBe(true);
    }
  });
});

describe('a key', () => {
  it.each([
    ['nothing', ''],
    ['a verifier key', keys.verifier],
    ['an id of another key', keys.signer.replace(/\+[0-9a-f]{8}\+/, '+00000000+')],
    ['another algorithm', keys.signer.replace(/(\+[0-9a-f]{8}\+)A/, '$1B')],
  ])('to sign with is not read from %s', (_, text) => {
    expect(parseNoteSigner(text)).toMatchObject({ left: { _tag: 'BadKey' } });
  });

  it('to verify with is not read from a signing key', () => {
    expect(parseNoteVerifier(keys.signer)).toMatchObject({ left: { _tag: 'BadKey' } });
  });
});
