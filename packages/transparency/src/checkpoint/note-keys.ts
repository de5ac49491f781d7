import { createPrivateKey, createPublicKey, generateKeyPairSync, hash, type KeyObject } from 'node:crypto';
import * as E from 'fp-ts/lib/Either.js';

/** An Ed25519 key that signs notes under a name. */
export type NoteSigner = { readonly name: string; readonly id: Buffer; readonly key: KeyObject };
/** Its public half. */
export type NoteVerifier = { readonly name: string; readonly id: Buffer; readonly key: KeyObject };

export type BadKey = { readonly _tag: 'BadKey'; readonly reason: string };

/** Ed25519, in C2SP signed-note. */
const ALGORITHM = Buffer.of(1);
/** DER before the 32 bytes of a key: PKCS #8 and SubjectPublicKeyInfo (RFC 8410). */
const PRIVATE_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');
const PUBLIC_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');
const KEY_BYTES = 32;

const keyId = (name: string, publicKey: Buffer): Buffer =>
  hash('sha256', Buffer.concat([Buffer.from(`${name}\n`), ALGORITHM, publicKey]), 'buffer').subarray(0, 4);

const publicBytes = (key: KeyObject): Buffer =>
  key.export({ format: 'der', type: 'spki' }).subarray(PUBLIC_PREFIX.length);

/** `name+id+key`; a signing key has `PRIVATE+KEY+` before it and is a secret. Names hold no space and no `+`. */
export const generateNoteKeys = (name: string): { readonly signer: string; readonly verifier: string } => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const seed = privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(PRIVATE_PREFIX.length);
  const bytes = publicBytes(publicKey);
  const id = keyId(name, bytes).toString('hex');
  const text = (key: Buffer) => `${name}+${id}+${Buffer.concat([ALGORITHM, key]).toString('base64')}`;
  return { signer: `PRIVATE+KEY+${text(seed)}`, verifier: text(bytes) };
};

export const parseNoteSigner = (text: string): E.Either<BadKey, NoteSigner> => {
  const parts = keyParts(text.trim().replace(/^PRIVATE\+KEY\+/, ''));
  if (parts === undefined || !text.startsWith('PRIVATE+KEY+')) return E.left(badKey('no signing key'));
  const der = Buffer.concat([PRIVATE_PREFIX, parts.bytes]);
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  return withId(parts, key, publicBytes(createPublicKey(key)));
};

export const parseNoteVerifier = (text: string): E.Either<BadKey, NoteVerifier> => {
  const parts = keyParts(text.trim());
  if (parts === undefined) return E.left(badKey('no verifier key'));
  const der = Buffer.concat([PUBLIC_PREFIX, parts.bytes]);
  return withId(parts, createPublicKey({ key: der, format: 'der', type: 'spki' }), parts.bytes);
};

/** The public half of a signing key. */
export const verifierOf = ({ name, id, key }: NoteSigner): NoteVerifier => ({
  name,
  id,
  key: createPublicKey(key),
});

/** As `parseNoteVerifier` reads it. */
export const printNoteVerifier = ({ name, id, key }: NoteVerifier): string =>
  `${name}+${id.toString('hex')}+${Buffer.concat([ALGORITHM, publicBytes(key)]).toString('base64')}`;

type Parts = { readonly name: string; readonly id: string; readonly bytes: Buffer };

const keyParts = (text: string): Parts | undefined => {
  const [, name, id, base64] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})$/.exec(text) ?? [];
  if (name === undefined || id === undefined || base64 === undefined) return undefined;
  const bytes = Buffer.from(base64, 'base64');
  return bytes.length === 1 + KEY_BYTES && bytes[0] === ALGORITHM[0]
    ? { name, id, bytes: bytes.subarray(1) }
    : undefined;
};

const withId = ({ name, id }: Parts, key: KeyObject, publicKey: Buffer): E.Either<BadKey, NoteSigner> => {
  const expected = keyId(name, publicKey);
  return expected.toString('hex') === id
    ? E.right({ name, id: expected, key })
    : E.left(badKey('the id of the key does not fit it'));
};

const badKey = (reason: string): BadKey => ({ _tag: 'BadKey', reason });
