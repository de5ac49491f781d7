import { canonicalJson } from '../digest/canonical-json';
import { digestOf } from '../digest/chain';
import type { DirectoryId } from '../ids/directory-id';
import { eventIdOf } from '../ids/event-ids';
import { nextRevision, type Revision } from '../ids/revision';
import type { DomainEvent } from './domain-event';
import type { Provenance } from './metadata';
import { metadataText } from './metadata-text';
import { isPersonal, type ProtectPerson } from './personal-part';
import type { SealedEvent } from './sealed-event';
import { currentVersion } from './upcast';

/** The end of a directory's stream that new events are to continue. */
export type StreamEnd = {
  readonly id: DirectoryId;
  readonly revision: Revision;
  readonly digest: string;
};

/**
 * Gives the events of one command their ids, places, metadata and digests. Data and metadata are written
 * once, in the form that the digest covers, and that text is what is stored: with `protect`, with personal parts
 * encrypted, so that every attempt to append them is the same.
 */
export const sealEvents = (
  end: StreamEnd,
  events: ReadonlyArray<DomainEvent>,
  provenance: Provenance,
  protect?: ProtectPerson,
): ReadonlyArray<SealedEvent> => {
  const { actor, commandId, occurredAt, origin, requestId, source } = provenance;
  const directoryId = end.id;
  const written = metadataText(directoryId, provenance);
  const sealed: SealedEvent[] = [];
  let { revision, digest } = end;
  for (const event of events) {
    const { type } = event;
    const id = eventIdOf(commandId, sealed.length);
    const schemaVersion = currentVersion(type);
    const { unsealed, sealedWith } = written(schemaVersion);
    const stored = protect !== undefined && isPersonal(event) ? protect(event, id) : undefined;
    const data = canonicalJson(stored ?? event.data);
    // Counted before anything else reads it: this joins its pieces while they are in the cache.
    const dataBytes = Buffer.byteLength(data);
    revision = nextRevision(revision);
    digest = digestOf(digest, { data, id, metadata: unsealed, revision, type });
    const metadata = {
      actor,
      commandId,
      digest,
      directoryId,
      occurredAt,
      origin,
      requestId,
      schemaVersion,
      source,
    };
    const metadataWritten = sealedWith(digest);
    const bytes = dataBytes + Buffer.byteLength(metadataWritten);
    const text = { data, metadata: metadataWritten, bytes };
    sealed.push(
      stored === undefined
        ? { id, revision, event, metadata, text }
        : { id, revision, event, metadata, text, stored },
    );
  }
  return sealed;
};
