import type { EventId } from '../ids/ids';
import type { Revision } from '../ids/revision';

/** An event as a store gives it back, its data and metadata not looked at yet. */
export type StoredEvent = {
  readonly id: EventId;
  readonly revision: Revision;
  readonly type: string;
  readonly data: unknown;
  readonly metadata: unknown;
  /** Why nobody here can read its data, found out before it came to be decoded. */
  readonly unreadable?: string;
};
