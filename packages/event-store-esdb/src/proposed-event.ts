import type { JSONEventData, JSONEventType } from '@eventstore/db-client';
import type { ProposedEvent } from '@rollcall/event-store';

const utf8 = new TextEncoder();

/**
 * An event in the form the client sends. It would not send `null`, `0` or `''` as metadata, and its types
 * know no JSON but objects: hence the bytes, and the object that serialises as the data.
 */
export const eventToSend = ({ id, type, data, metadata }: ProposedEvent): JSONEventData<JSONEventType> => ({
  id,
  contentType: 'application/json',
  type,
  data: { toJSON: () => data },
  metadata: utf8.encode(JSON.stringify(metadata)),
});
