import type { EventEnvelope } from './event-envelope';

/** Data and metadata as the digest covers them: JSON text in RFC 8785 form. */
export type EventText = { readonly data: string; readonly metadata: string };

/** An event whose digest was just made, with the text it was made of. A store may keep the text as it is. */
export type SealedEvent = EventEnvelope & { readonly text: EventText };
