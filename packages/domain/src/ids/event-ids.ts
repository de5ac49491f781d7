import { hash } from 'node:crypto';
import { type CommandId, type EventId, eventId } from './ids';

/** Our name space for event ids, a UUID chosen once. */
const NAME_SPACE = Buffer.from('6f1d5c0ab7f54c0e9d0c3a7e52b84f19', 'hex');

/** UUIDv5 (RFC 9562 section 5.5) of the command id and the event's index in what the command made. */
export const eventIdOf = (command: CommandId, index: number): EventId => {
  const name = Buffer.from(`${command}/${index}`, 'utf8');
  const hex = hash('sha1', Buffer.concat([NAME_SPACE, name]), 'hex');
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return eventId(
    `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`,
  );
};
