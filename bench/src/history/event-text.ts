import type { EventId, Revision, SealedEvent } from '@rollcall/domain';

/** An event as a store keeps it: data and metadata are JSON text. */
export type EventText = {
  readonly id: EventId;
  readonly revision: Revision;
  readonly type: string;
  readonly data: string;
  readonly metadata: string;
};

/** Text through bytes and back, as it comes from a disk: flat, and shared with nobody. */
const fromDisk = (text: string): string => Buffer.from(text).toString();

export const eventText = ({ id, revision, event, text }: SealedEvent): EventText => ({
  id,
  revision,
  type: event.type,
  data: fromDisk(text.data),
  metadata: fromDisk(text.metadata),
});
