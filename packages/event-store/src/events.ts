import type { EventId, EventText, Json, Revision, StoredText } from '@rollcall/domain';
import type { Position } from './position';
import type { StreamName } from './stream-name';

/** An event before it has a place. */
export type ProposedEvent = {
  readonly id: EventId;
  readonly type: string;
  readonly data: Json;
  readonly metadata: Json;
  /** The two as JSON text, where it is written already: stores that keep text keep this one. */
  readonly text?: EventText;
};

/**
 * An event as the store gave it back. Data and metadata are whatever was found: bytes that are not JSON
 * come as text, and nobody may trust their shape before decoding.
 */
export type RecordedEvent = {
  readonly stream: StreamName;
  readonly revision: Revision;
  readonly position: Position;
  readonly id: EventId;
  readonly type: string;
  readonly data: unknown;
  readonly metadata: unknown;
  /** The two as they are stored, whatever stands between the store and its reader made of them. */
  readonly text?: StoredText;
  /** Why its data cannot be read, said by what stands between the store and its reader. */
  readonly unreadable?: string;
};
