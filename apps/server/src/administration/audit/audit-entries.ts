import type { Actor, EventEnvelope } from '@rollcall/domain';
import type { AuditEntry } from './audit-entry';
import { auditFacts } from './audit-facts';
import { type AuditNames, nameOf } from './audit-names';

/** The entries of one event. Pure: the same event and names, the same entries. */
export const auditEntries = (
  { id, revision, event, metadata }: EventEnvelope,
  names: AuditNames,
): ReadonlyArray<AuditEntry> =>
  auditFacts(event, metadata.directoryId, names).map((fact) => ({
    eventId: id,
    revision,
    time: metadata.occurredAt,
    event: event.type,
    actor: withName(metadata.actor, names),
    origin: metadata.origin,
    source: metadata.source,
    requestId: metadata.requestId,
    digest: metadata.digest,
    ...fact,
  }));

const withName = (actor: Actor, names: AuditNames): AuditEntry['actor'] =>
  actor.type === 'apiKey' ? { ...actor, ...nameOf(names.apiKey(actor.id)) } : actor;
