import type { EventEnvelope } from './event-envelope';

/** Data and metadata as JSON text, and the bytes of both in UTF-8. */
export type EventText = { readonly data: string; readonly metadata: string; readonly bytes: number };

/**
 * An event whose digest was just made, with the text it was made of, in RFC 8785 form. A store may keep the
 * text as it is.
 */
export type SealedEvent = EventEnvelope & { readonly text: EventText };
