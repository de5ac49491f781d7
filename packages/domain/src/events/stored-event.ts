import type { EventId } from '../ids/ids';
import type { Revision } from '../ids/revision';

/** Data and metadata as a store keeps them: JSON text. */
export type StoredText = { readonly data: string; readonly metadata: string };

/** An event as a store gives it back, its data and metadata not looked at yet. */
export type StoredEvent = {
  readonly id: EventId;
  readonly revision: Revision;
  readonly type: string;
  readonly data: unknown;
  readonly metadata: unknown;
  /** What the digest covers, where the store tells: `data` may have been decrypted since. */
  readonly text?: StoredText;
  /** Why nobody here can read its data, found out before it came to be decoded. */
  readonly unreadable?: string;
};
