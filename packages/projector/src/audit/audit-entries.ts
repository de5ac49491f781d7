import type { Actor, EventEnvelope } from '@rollcall/domain';
import { actionOf } from './action-of';
import type { AuditEntry } from './audit-entry';
import { auditFacts } from './audit-facts';
import { type Before, keyLabel, named } from './before';

/** The entries of one event, given the state before it: names and old values are those of that moment. Pure. */
export const auditEntries = (
  before: Before,
  { id, revision, event, metadata }: EventEnvelope,
): ReadonlyArray<AuditEntry> =>
  auditFacts(event, metadata.directoryId, before).map((fact, index) => ({
    id: `${revision}.${index}`,
    directory: metadata.directoryId,
    eventId: id,
    revision,
    time: metadata.occurredAt,
    event: event.type,
    action: actionOf[event.type],
    actor: withLabel(metadata.actor, before),
    origin: metadata.origin,
    source: metadata.source,
    requestId: metadata.requestId,
    digest: metadata.digest,
    ...fact,
  }));

const withLabel = (actor: Actor, before: Before): AuditEntry['actor'] =>
  actor.type === 'apiKey' ? { ...actor, ...named(keyLabel(before, actor.id)) } : actor;
