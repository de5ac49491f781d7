import { chainDigest } from '../digest/chain';
import type { DirectoryId } from '../ids/directory-id';
import { eventIdOf } from '../ids/event-ids';
import { nextRevision, type Revision } from '../ids/revision';
import type { DomainEvent } from './domain-event';
import type { EventEnvelope } from './event-envelope';
import type { EventMetadata } from './metadata';
import { currentVersion } from './upcast';

/** The end of a directory's stream that new events are to continue. */
export type StreamEnd = {
  readonly id: DirectoryId;
  readonly revision: Revision;
  readonly digest: string;
};

/** What is known of a change beside its events. */
export type Provenance = Pick<
  EventMetadata,
  'actor' | 'commandId' | 'occurredAt' | 'origin' | 'requestId' | 'source'
>;

/** Gives the events of one command their ids, places, metadata and digests. */
export const sealEvents = (
  end: StreamEnd,
  events: ReadonlyArray<DomainEvent>,
  provenance: Provenance,
): ReadonlyArray<EventEnvelope> => {
  let { revision, digest } = end;
  return events.map((event, index) => {
    revision = nextRevision(revision);
    const id = eventIdOf(provenance.commandId, index);
    const unsealed = { ...provenance, directoryId: end.id, schemaVersion: currentVersion(event.type) };
    digest = chainDigest(digest, { id, revision, type: event.type, data: event.data, metadata: unsealed });
    return { id, revision, event, metadata: { ...unsealed, digest } };
  });
};
