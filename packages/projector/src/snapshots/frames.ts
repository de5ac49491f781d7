/**
 * A snapshot is a line of text and frames: the length of the payload (32 bits, little endian), a byte that
 * says what it is, the payload. The last frame holds SHA-256 over all bytes before it.
 */
export const MAGIC = Buffer.from('rollcall snapshot 2\n');

export const frameKinds = { head: 1, users: 2, groups: 3, names: 4, memberships: 5, end: 6 } as const;
export const indexKinds = { id: 7, userName: 8, externalId: 9, value: 10 } as const;
export const shownKinds = { users: 11, groups: 12 } as const;

export const FRAME_HEADER_BYTES = 5;
/** A frame of users begins with how many they are. */
export const USER_COUNT_BYTES = 4;
/** No frame that was written is longer. */
export const MAX_PAYLOAD_BYTES = 256 * 1024 * 1024;

export const frame = (kind: number, payload: Uint8Array): Buffer => {
  const bytes = Buffer.allocUnsafe(FRAME_HEADER_BYTES + payload.length);
  bytes.writeUInt32LE(payload.length, 0);
  bytes.writeUInt8(kind, 4);
  bytes.set(payload, FRAME_HEADER_BYTES);
  return bytes;
};
