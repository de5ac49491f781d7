import { createHash } from 'node:crypto';
import {
  FOLD_VERSION,
  type Json,
  type SnapshotHead,
  type SnapshotPart,
  type UnreadUsers,
} from '@rollcall/domain';
import { frame, frameKinds, indexKinds, MAGIC, shownKinds, USER_COUNT_BYTES } from './frames';
import { littleEndianBytes } from './little-endian';
import { groupRow, nameRow, userRow } from './rows';

/** The bytes of a snapshot, made part by part as they are asked for. */
export function* encodeSnapshot(parts: Iterable<SnapshotPart>): Generator<Uint8Array> {
  const sha = createHash('sha256').update(MAGIC);
  yield MAGIC;
  for (const part of parts) {
    const bytes = encodePart(part);
    sha.update(bytes);
    yield bytes;
  }
  yield frame(frameKinds.end, sha.digest());
}

const encodePart = (part: SnapshotPart): Buffer => {
  switch (part._tag) {
    case 'Head':
      return json(frameKinds.head, headJson(part.head));
    case 'Users':
      return usersFrame(part);
    case 'UserIndex':
      return frame(indexKinds[part.key], littleEndianBytes(part.pairs));
    case 'Groups':
      return json(frameKinds.groups, part.groups.map(groupRow));
    case 'ReleasedNames':
      return json(frameKinds.names, part.names.map(nameRow));
    case 'Memberships':
      return frame(frameKinds.memberships, littleEndianBytes(part.triples));
    case 'ShownRevisions':
      return frame(shownKinds[part.of], littleEndianBytes(part.revisions));
  }
};

const usersFrame = ({ count, read }: UnreadUsers): Buffer => {
  const rows = Buffer.from(`${' '.repeat(USER_COUNT_BYTES)}${JSON.stringify(read().map(userRow))}`);
  rows.writeUInt32LE(count);
  return frame(frameKinds.users, rows);
};

const json = (kind: number, value: Json): Buffer => frame(kind, Buffer.from(JSON.stringify(value)));

const headJson = ({ revision, settings, policy, groupLock, erased, ...head }: SnapshotHead): Json => ({
  ...head,
  groupLock: [...groupLock],
  erased: Array.from(erased, ([id, at]) => [id, at.toString()]),
  foldVersion: FOLD_VERSION,
  revision: revision.toString(),
  settings: settings ?? null,
  policy: policy === undefined ? null : { ...policy, acceptedRevision: policy.acceptedRevision.toString() },
});
