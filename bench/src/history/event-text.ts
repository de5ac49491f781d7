import type { EventEnvelope, EventId, Revision } from '@rollcall/domain';

/** An event as a store keeps it: data and metadata are JSON text. */
export type EventText = {
  readonly id: EventId;
  readonly revision: Revision;
  readonly type: string;
  readonly data: string;
  readonly metadata: string;
};

/** Text through bytes and back, as it comes from a disk: flat, and shared with nobody. */
const fromDisk = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString();

export const eventText = ({ id, revision, event, metadata }: EventEnvelope): EventText => ({
  id,
  revision,
  type: event.type,
  data: fromDisk(event.data),
  metadata: fromDisk(metadata),
});
