import type { EventId } from '../ids/ids';
import type { Revision } from '../ids/revision';
import type { JsonObject } from '../json';
import type { DomainEvent } from './domain-event';
import type { EventMetadata } from './metadata';

/** An event at its place in the directory's stream. */
export type EventEnvelope = {
  readonly id: EventId;
  readonly revision: Revision;
  readonly event: DomainEvent;
  readonly metadata: EventMetadata;
  /** The data that is stored, where that is not the event's own: with its personal part encrypted. */
  readonly stored?: JsonObject;
};
