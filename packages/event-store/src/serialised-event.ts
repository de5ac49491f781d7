import type { EventId } from '@rollcall/domain';
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

export const serialise = ({ id, type, data, metadata }: ProposedEvent): SerialisedEvent => {
  const dataText = JSON.stringify(data);
  const metadataText = JSON.stringify(metadata);
  const bytes = Buffer.byteLength(dataText) + Buffer.byteLength(metadataText) + 2 * type.length;
  return { id, type, data: dataText, metadata: metadataText, bytes };
};

/** Bytes of data and metadata as UTF-8 JSON, and two for each UTF-16 unit of the type, as EventStoreDB counts. */
export const sizeOf = (event: ProposedEvent): number => serialise(event).bytes;

export const totalBytes = (events: ReadonlyArray<SerialisedEvent>): number => {
  let total = 0;
  for (const event of events) total += event.bytes;
  return total;
};
