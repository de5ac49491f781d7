import type { EventId, EventText } from '@rollcall/domain';
import type { ProposedEvent } from './events';

/** An event as it is written: data and metadata are JSON text. */
export type SerialisedEvent = {
  readonly id: EventId;
  readonly type: string;
  readonly data: string;
  readonly metadata: string;
  /** What the event counts towards the limit of an append. */
  readonly bytes: number;
};

export const serialise = (event: ProposedEvent): SerialisedEvent => {
  const { id, type } = event;
  const { data, metadata, bytes } = event.text ?? textOf(event);
  return { id, type, data, metadata, bytes: bytes + 2 * type.length };
};

const textOf = (event: ProposedEvent): EventText => {
  const data = JSON.stringify(event.data);
  const metadata = JSON.stringify(event.metadata);
  return { data, metadata, bytes: Buffer.byteLength(data) + Buffer.byteLength(metadata) };
};

/** Bytes of data and metadata as UTF-8 JSON, and two for each UTF-16 unit of the type, as EventStoreDB counts. */
export const sizeOf = (event: ProposedEvent): number => serialise(event).bytes;

export const totalBytes = (events: ReadonlyArray<SerialisedEvent>): number => {
  let total = 0;
  for (const event of events) total += event.bytes;
  return total;
};
