import type { EventEnvelope } from './event-envelope';
import type { StoredText } from './stored-event';

/** With the bytes of both in UTF-8. */
export type EventText = StoredText & { readonly bytes: number };

/**
 * An event whose digest was just made, with the text it was made of, in RFC 8785 form. A store may keep the
 * text as it is.
 */
export type SealedEvent = EventEnvelope & { readonly text: EventText };
