import { createHash } from 'node:crypto';
import {
  type BrokenSnapshot,
  brokenSnapshot,
  type Restoration,
  restoreDirectory,
  type SnapshotPart,
  type User,
  type UserKey,
  type WholeDirectory,
} from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import { decodeHead } from './decode-head';
import {
  FRAME_HEADER_BYTES,
  frameKinds,
  indexKinds,
  MAGIC,
  MAX_PAYLOAD_BYTES,
  shownKinds,
  USER_COUNT_BYTES,
} from './frames';
import { littleEndianNumbers } from './little-endian';
import { groupOf, nameOf, type Row, userOf } from './rows';

export type DecodedSnapshot = { readonly directory: WholeDirectory; readonly foldVersion: number };

/** Builds the state from the bytes of a snapshot as they come; believes nothing before the digest at the end. */
export class SnapshotDecoder {
  private readonly sha = createHash('sha256');
  private readonly chunks: Buffer[] = [];
  private pending = 0;
  private begun = false;
  private ended = false;
  private foldVersion = 0;
  private restoration: Restoration | undefined;
  private broken: BrokenSnapshot | undefined;

  /** Keeps the chunk, which is not to be written to any more. */
  take(chunk: Buffer): void {
    if (this.broken !== undefined) return;
    this.chunks.push(chunk);
    this.pending += chunk.length;
    if (!this.begun && this.pending >= MAGIC.length) {
      this.begun = true;
      this.sha.update(MAGIC);
      if (!this.next(MAGIC.length).equals(MAGIC))
        this.broken = brokenSnapshot('it is no snapshot of this form');
    }
    while (this.begun && this.broken === undefined && this.pending >= FRAME_HEADER_BYTES) {
      const length = this.peek(FRAME_HEADER_BYTES).readUInt32LE(0);
      if (length > MAX_PAYLOAD_BYTES) this.broken = brokenSnapshot('a frame is too long');
      else if (FRAME_HEADER_BYTES + length > this.pending) return;
      else this.broken = this.frame(this.next(FRAME_HEADER_BYTES + length));
    }
  }

  finish(): E.Either<BrokenSnapshot, DecodedSnapshot> {
    if (this.broken !== undefined) return E.left(this.broken);
    if (!this.ended || this.restoration === undefined) return E.left(brokenSnapshot('it is cut short'));
    if (this.pending > 0) return E.left(brokenSnapshot('something follows its end'));
    const directory = this.restoration.finish();
    return E.isLeft(directory)
      ? directory
      : E.right({ directory: directory.right, foldVersion: this.foldVersion });
  }

  /** The first bytes that have not had their turn; copied only where they lie in more than one chunk. */
  private peek(length: number): Buffer {
    const [first] = this.chunks;
    if (first !== undefined && first.length >= length) return first.subarray(0, length);
    let had = 0;
    const spanned = this.chunks.findIndex((chunk) => (had += chunk.length) >= length);
    this.chunks.splice(0, spanned + 1, Buffer.concat(this.chunks.slice(0, spanned + 1)));
    return this.peek(length);
  }

  private next(length: number): Buffer {
    const bytes = this.peek(length);
    const [first] = this.chunks;
    if (first !== undefined) this.chunks[0] = first.subarray(length);
    if (this.chunks[0]?.length === 0) this.chunks.shift();
    this.pending -= length;
    return bytes;
  }

  private frame(bytes: Buffer): BrokenSnapshot | undefined {
    if (this.ended) return brokenSnapshot('something follows its end');
    const kind = bytes.readUInt8(4);
    const payload = bytes.subarray(FRAME_HEADER_BYTES);
    if (kind === frameKinds.end) {
      this.ended = true;
      return this.sha.digest().equals(payload) ? undefined : brokenSnapshot('its digest does not match');
    }
    this.sha.update(bytes);
    if (kind === frameKinds.head) return this.head(payload);
    const part = decodePart(kind, payload);
    if (part === undefined) return brokenSnapshot(`a frame of kind ${kind} cannot be read`);
    return this.restoration === undefined ? brokenSnapshot('it has no head') : this.restoration.add(part);
  }

  private head(payload: Buffer): BrokenSnapshot | undefined {
    const head = decodeHead(parse(payload));
    if (head === undefined || this.restoration !== undefined)
      return brokenSnapshot('its head cannot be read');
    this.foldVersion = head.foldVersion;
    this.restoration = restoreDirectory(head);
    return undefined;
  }
}

const decodePart = (kind: number, payload: Buffer): SnapshotPart | undefined => {
  switch (kind) {
    case frameKinds.users: {
      const text = payload.subarray(USER_COUNT_BYTES);
      if (payload.length < USER_COUNT_BYTES) return undefined;
      return { _tag: 'Users', count: payload.readUInt32LE(0), read: () => readUsers(text) };
    }
    case indexKinds.id:
      return indexPart('id', payload);
    case indexKinds.userName:
      return indexPart('userName', payload);
    case indexKinds.externalId:
      return indexPart('externalId', payload);
    case indexKinds.value:
      return indexPart('value', payload);
    case frameKinds.groups: {
      const groups = rows(payload, groupOf);
      return groups && { _tag: 'Groups', groups };
    }
    case frameKinds.names: {
      const names = rows(payload, nameOf);
      return names && { _tag: 'ReleasedNames', names };
    }
    case frameKinds.memberships: {
      const triples = payload.length % 12 === 0 ? littleEndianNumbers(payload) : undefined;
      return triples && { _tag: 'Memberships', triples };
    }
    case shownKinds.users:
      return shownPart('users', payload);
    case shownKinds.groups:
      return shownPart('groups', payload);
    default:
      return undefined;
  }
};

const indexPart = (key: UserKey, payload: Buffer): SnapshotPart | undefined =>
  payload.length % 8 === 0 ? { _tag: 'UserIndex', key, pairs: littleEndianNumbers(payload) } : undefined;

const shownPart = (of: 'users' | 'groups', payload: Buffer): SnapshotPart | undefined =>
  payload.length % 4 === 0
    ? { _tag: 'ShownRevisions', of, revisions: littleEndianNumbers(payload) }
    : undefined;

/** After the digest was found right: what cannot be read then was never written by this program. */
const readUsers = (text: Buffer): ReadonlyArray<User> => {
  const users = rows(text, userOf);
  if (users === undefined)
    throw new Error('a snapshot with the right digest holds users that cannot be read');
  return users;
};

const parse = (payload: Buffer): unknown => {
  try {
    return JSON.parse(payload.toString('utf8'));
  } catch {
    return undefined;
  }
};

const rows = <Value>(payload: Buffer, read: (row: Row) => Value | undefined): Value[] | undefined => {
  const parsed = parse(payload);
  if (!Array.isArray(parsed)) return undefined;
  const values: Value[] = [];
  for (const row of parsed) {
    const value = Array.isArray(row) ? read(row) : undefined;
    if (value === undefined) return undefined;
    values.push(value);
  }
  return values;
};
