import type { ResolvedEvent } from '@eventstore/db-client';
import { eventId, revision } from '@rollcall/domain';
import { type RecordedEvent, streamName } from '@rollcall/event-store';

/** JSON was parsed by the client already; bytes that are none come as text (trap P13). */
const contentOf = (content: unknown): unknown =>
  content instanceof Uint8Array ? Buffer.from(content).toString('utf8') : content;

/**
 * An event at the place where it was read. A link whose event is gone stands for itself: nobody can decode
 * it, and nobody may pass it over (trap P14). `undefined` when the server sent neither, or no position.
 */
export const recordedEvent = ({ event, link }: ResolvedEvent): RecordedEvent | undefined => {
  const record = event ?? link;
  if (record?.position === undefined) return undefined;
  return {
    stream: streamName(record.streamId),
    revision: revision(record.revision),
    position: record.position,
    id: eventId(record.id),
    type: record.type,
    data: contentOf(record.data),
    metadata: contentOf(record.metadata),
  };
};
