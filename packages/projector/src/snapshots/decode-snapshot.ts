import { createHash } from 'node:crypto';
import {
  type BrokenSnapshot,
  brokenSnapshot,
  type Restoration,
  restoreDirectory,
  type SnapshotPart,
  type WholeDirectory,
} from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import { decodeHead } from './decode-head';
import { FRAME_HEADER_BYTES, frameKinds, MAGIC, MAX_PAYLOAD_BYTES } from './frames';
import { littleEndianNumbers } from './little-endian';
import { groupOf, nameOf, type Row, userOf } from './rows';

export type DecodedSnapshot = { readonly directory: WholeDirectory; readonly foldVersion: number };

/** Builds the state from the bytes of a snapshot as they come; believes nothing before the digest at the end. */
export class SnapshotDecoder {
  private readonly sha = createHash('sha256');
  private rest: Buffer = Buffer.alloc(0);
  private begun = false;
  private ended = false;
  private foldVersion = 0;
  private restoration: Restoration | undefined;
  private broken: BrokenSnapshot | undefined;

  /** The chunk may be overwritten after the call. */
  take(chunk: Uint8Array): void {
    if (this.broken !== undefined) return;
    const bytes = Buffer.concat([this.rest, chunk]);
    let at = 0;
    if (!this.begun && bytes.length >= MAGIC.length) {
      this.begun = true;
      at = MAGIC.length;
      this.sha.update(MAGIC);
      if (!bytes.subarray(0, at).equals(MAGIC))
        this.broken = brokenSnapshot('it is no snapshot of this form');
    }
    while (this.begun && this.broken === undefined && bytes.length - at >= FRAME_HEADER_BYTES) {
      const length = bytes.readUInt32LE(at);
      const end = at + FRAME_HEADER_BYTES + length;
      if (length > MAX_PAYLOAD_BYTES) this.broken = brokenSnapshot('a frame is too long');
      if (this.broken !== undefined || end > bytes.length) break;
      this.broken = this.frame(bytes.subarray(at, end));
      at = end;
    }
    this.rest = bytes.subarray(at);
  }

  finish(): E.Either<BrokenSnapshot, DecodedSnapshot> {
    if (this.broken !== undefined) return E.left(this.broken);
    if (!this.ended || this.restoration === undefined) return E.left(brokenSnapshot('it is cut short'));
    if (this.rest.length > 0) return E.left(brokenSnapshot('something follows its end'));
    const directory = this.restoration.finish();
    return E.isLeft(directory)
      ? directory
      : E.right({ directory: directory.right, foldVersion: this.foldVersion });
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
      const users = rows(payload, userOf);
      return users && { _tag: 'Users', users };
    }
    case frameKinds.groups: {
      const groups = rows(payload, groupOf);
      return groups && { _tag: 'Groups', groups };
    }
    case frameKinds.names: {
      const names = rows(payload, nameOf);
      return names && { _tag: 'ReleasedNames', names };
    }
    case frameKinds.memberships: {
      if (payload.length % 12 !== 0) return undefined;
      const triples = littleEndianNumbers(payload);
      return { _tag: 'Memberships', triples };
    }
    default:
      return undefined;
  }
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
