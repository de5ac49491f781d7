import { hash } from 'node:crypto';
import { type CommandId, type EventId, eventId } from './ids';

/** Our name space for event ids, a UUID chosen once. */
const NAME_SPACE = Buffer.from('6f1d5c0ab7f54c0e9d0c3a7e52b84f19', 'hex');

/** UUIDv5 (RFC 9562 section 5.5) of the command id and the event's index in what the command made. */
export const eventIdOf = (command: CommandId, index: number): EventId => {
  const name = Buffer.from(`${command}/${index}`, 'utf8');
  const bytes = hash('sha1', Buffer.concat([NAME_SPACE, name]), 'buffer');
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex', 0, 16);
  return eventId(
    `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`,
  );
};
