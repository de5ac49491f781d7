#!/usr/bin/env node
// Verifies a proof bundle of Rollcall, offline and with nothing but Node: events, and that they are in the
// log that a signed checkpoint vouches for. It shares no code with the program that made the bundle.
//
//   node verify-bundle.mjs bundle.json 'name+id+key'
//
// The verifier key must come from elsewhere than the bundle. Exit code 0: all of it is proved; 1: something is
// not; 2: it could not be tried.
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';

class Unproved extends Error {}

const demand = (holds, reason) => {
  if (!holds) throw new Unproved(reason);
};

const sha256 = (...parts) => parts.reduce((sha, part) => sha.update(part), createHash('sha256')).digest();
const leafHash = (entry) => sha256(Buffer.of(0), entry);
const nodeHash = (left, right) => sha256(Buffer.of(1), left, right);

/** RFC 8785. */
const canonical = (value) => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.keys(value).sort();
  return `{${members.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`;
};

/** C2SP signed-note: `name+id+key`, where the key is 0x01 and the 32 bytes of an Ed25519 key. */
const readKey = (text) => {
  const [, name, id, base64] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})$/.exec(text.trim()) ?? [];
  const bytes = Buffer.from(base64 ?? '', 'base64');
  if (bytes.length !== 33 || bytes[0] !== 1) throw new Error('the key is no Ed25519 verifier key');
  if (sha256(`${name}\n`, bytes).subarray(0, 4).toString('hex') !== id) throw new Error('the key is damaged');
  const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), bytes.subarray(1)]);
  return { name, id, key: createPublicKey({ key: der, format: 'der', type: 'spki' }) };
};

/** C2SP signed-note and tlog-checkpoint. */
const readCheckpoint = (note, { name, id, key }, directory) => {
  const end = note.lastIndexOf('\n\n');
  demand(end > 0, 'the checkpoint is no signed note');
  const text = note.slice(0, end + 1);
  const signed = note
    .slice(end + 2)
    .split('\n')
    .some((line) => {
      const [dash, signer, base64 = ''] = line.split(' ');
      const bytes = Buffer.from(base64, 'base64');
      if (bytes.toString('base64') !== base64) return false;
      if (dash !== '\u2014' || signer !== name || bytes.subarray(0, 4).toString('hex') !== id) return false;
      return verify(null, Buffer.from(text), key, bytes.subarray(4));
    });
  demand(signed, `the checkpoint is not signed by ${name}`);
  const [origin, size, root, ...rest] = text.split('\n');
  demand(origin === `${name}/${directory}`, `the checkpoint is about ${origin}, not ${name}/${directory}`);
  const time = rest.find((line) => line.startsWith('time '))?.slice('time '.length);
  return { size: Number(size), root: Buffer.from(root, 'base64'), time };
};

const hashesOf = (proof) => proof.map((hash) => Buffer.from(hash, 'base64'));

/** RFC 9162 section 2.1.3.2. */
const rootFrom = (leaf, index, size, proof) => {
  let [node, last, root] = [index, size - 1, leaf];
  for (const sibling of proof) {
    demand(last > 0, 'the proof is too long');
    if (node % 2 === 1 || node === last) {
      root = nodeHash(sibling, root);
      for (; node % 2 === 0 && node !== 0; node /= 2) last = Math.floor(last / 2);
    } else {
      root = nodeHash(root, sibling);
    }
    [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
  }
  demand(last === 0, 'the proof is too short');
  return root;
};

/** What is no part of a bundle is proved by nothing in it, and must not look as if it were. */
const membersIn = (value, names) => {
  const extra = Object.keys(value).find((name) => !names.includes(name));
  demand(extra === undefined, `it holds a member ${JSON.stringify(extra)}, which nothing proves`);
};

const verifyEvent = (proved, directory, { size, root }) => {
  membersIn(proved, ['event', 'inclusion']);
  const { event, inclusion } = proved;
  const { metadata, revision, type } = event;
  demand(
    /^(0|[1-9][0-9]{0,14})$/.test(revision) && Number(revision) < size,
    `event ${revision} is beyond the checkpoint`,
  );
  demand(metadata.directoryId === directory, `event ${revision} is of directory ${metadata.directoryId}`);
  const leaf = leafHash(canonical(event));
  const isInLog = rootFrom(leaf, Number(revision), size, hashesOf(inclusion)).equals(root);
  demand(isInLog, `event ${revision} is not what is in the log`);
  return `event ${revision}: ${type}, ${metadata.occurredAt}`;
};

/** RFC 9162 section 2.1.4.2. */
const verifyConsistency = (older, newer, hashes) => {
  const unproved = 'the older checkpoint is not the beginning of this log';
  demand(older.size <= newer.size, unproved);
  if (older.size === newer.size)
    return demand(older.root.equals(newer.root) && hashes.length === 0, unproved);
  if (older.size === 0) return demand(older.root.equals(sha256('')) && hashes.length === 0, unproved);
  let [node, last] = [older.size - 1, newer.size - 1];
  for (; node % 2 === 1; node = Math.floor(node / 2)) last = Math.floor(last / 2);
  const [first, ...rest] = node === 0 ? [older.root, ...hashes] : hashes;
  demand(first !== undefined, unproved);
  let [old, now] = [first, first];
  for (const sibling of rest) {
    demand(last > 0, unproved);
    if (node % 2 === 1 || node === last) {
      [old, now] = [nodeHash(sibling, old), nodeHash(sibling, now)];
      for (; node % 2 === 0 && node !== 0; node /= 2) last = Math.floor(last / 2);
    } else {
      now = nodeHash(now, sibling);
    }
    [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
  }
  demand(last === 0 && old.equals(older.root) && now.equals(newer.root), unproved);
};

const STRING_OR_SPACE = /"[^"\\]*(?:\\.[^"\\]*)*"|\s+/g;

/**
 * JSON that says one thing to every reader: of a member that is there twice one would be verified and the other
 * read, and of a number all its digits are read.
 */
const parse = (text) => {
  const value = JSON.parse(text);
  const compact = text.replace(STRING_OR_SPACE, (found) =>
    found.startsWith('"') ? JSON.stringify(JSON.parse(found)) : '',
  );
  demand(compact === JSON.stringify(value), 'a member is in it twice, or a number is not written shortly');
  return value;
};

const verifyBundle = (bundle, key) => {
  demand(bundle.format === 'rollcall proof 1', 'it is no proof bundle of this form');
  membersIn(bundle, ['format', 'directory', 'checkpoint', 'events', 'older']);
  const { directory } = bundle;
  const checkpoint = readCheckpoint(bundle.checkpoint, key, directory);
  const lines = bundle.events.map((event) => verifyEvent(event, directory, checkpoint));
  if (bundle.older !== undefined) {
    membersIn(bundle.older, ['checkpoint', 'consistency']);
    const older = readCheckpoint(bundle.older.checkpoint, key, directory);
    verifyConsistency(older, checkpoint, hashesOf(bundle.older.consistency));
    lines.push(`the first ${older.size} events are as they were at the checkpoint of ${older.time}`);
  }
  return [`directory ${directory}, ${checkpoint.size} events, checkpoint of ${checkpoint.time}`, ...lines];
};

const [file, keyText] = process.argv.slice(2);
try {
  if (file === undefined || keyText === undefined)
    throw new Error("usage: verify-bundle.mjs bundle.json 'name+id+key'");
  const key = readKey(keyText);
  const bundle = parse(readFileSync(file, 'utf8'));
  process.stdout.write(`${verifyBundle(bundle, key).join('\n')}\nproved\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Unproved ? 'NOT PROVED: ' : ''}${error.message}\n`);
  process.exitCode = error instanceof Unproved ? 1 : 2;
}
