import { eventId, revision } from '@rollcall/domain';
import type { RecordedEvent } from '../events';
import { parseOrText } from '../json-text';
import { streamName } from '../stream-name';

export const integer = (value: unknown): bigint =>
  typeof value === 'bigint' ? value : BigInt(Number(value));

export const text = (value: unknown): string => (typeof value === 'string' ? value : String(value));

export const cells = (row: unknown): ReadonlyArray<unknown> => (Array.isArray(row) ? row : []);

/** Parsed once, when somebody looks. */
const parsedLater = (json: string): (() => unknown) => {
  let parsed: { readonly value: unknown } | undefined;
  return () => {
    parsed ??= { value: parseOrText(json) };
    return parsed.value;
  };
};

/**
 * The event in a row of the events table. Its JSON is parsed when somebody looks at it: a process that
 * follows its own appends passes over most events by their revision.
 */
export const recordedEvent = (row: unknown): RecordedEvent => {
  const [position, name, number, id, type, dataText, metadataText] = cells(row);
  const place = integer(position);
  const data = parsedLater(text(dataText));
  const metadata = parsedLater(text(metadataText));
  return {
    stream: streamName(text(name)),
    revision: revision(integer(number)),
    position: { commit: place, prepare: place },
    id: eventId(text(id)),
    type: text(type),
    get data() {
      return data();
    },
    get metadata() {
      return metadata();
    },
  };
};
