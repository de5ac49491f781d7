import { eventId, revision } from '@rollcall/domain';
import type { RecordedEvent } from '../events';
import { parseOrText } from '../json-text';
import { streamName } from '../stream-name';

export const integer = (value: unknown): bigint =>
  typeof value === 'bigint' ? value : BigInt(Number(value));

export const text = (value: unknown): string => (typeof value === 'string' ? value : String(value));

export const cells = (row: unknown): ReadonlyArray<unknown> => (Array.isArray(row) ? row : []);

/** The event in a row of the events table. */
export const recordedEvent = (row: unknown): RecordedEvent => {
  const [position, name, number, id, type, data, metadata] = cells(row);
  const place = integer(position);
  const written = { data: text(data), metadata: text(metadata) };
  return {
    stream: streamName(text(name)),
    revision: revision(integer(number)),
    position: { commit: place, prepare: place },
    id: eventId(text(id)),
    type: text(type),
    data: parseOrText(written.data),
    metadata: parseOrText(written.metadata),
    text: written,
  };
};
