import type { Actor, EventId, EventType, Json, Origin, RequestId, Revision, Source } from '@rollcall/domain';

export type AuditAction = 'CREATE' | 'UPDATE' | 'DELETE' | 'ENABLE' | 'DISABLE';

export type AuditTarget = {
  readonly type: 'DIRECTORY' | 'PROVISIONING' | 'APIKEY' | 'USER' | 'GROUP' | 'POLICY';
  readonly id: string;
  /** The name now, or the last one known; absent when none is known any more. */
  readonly name?: string;
  /** The part of the target that changed. */
  readonly property?: string;
};

/** One fact: a change of three members is three entries. */
export type AuditEntry = {
  /** Of the event; entries of one event share it. */
  readonly eventId: EventId;
  readonly revision: Revision;
  /** RFC 3339, UTC, milliseconds. */
  readonly time: string;
  readonly event: EventType;
  readonly action: AuditAction;
  readonly actor: Actor & { readonly name?: string };
  readonly origin: Origin;
  readonly source: Source;
  readonly target: AuditTarget;
  /** What was there before, where the event says so. */
  readonly old?: Json;
  readonly new?: Json;
  readonly requestId: RequestId;
  /** Of the chain, up to and with this event. */
  readonly digest: string;
};

/** What an event says happened; the rest of an entry is the same for all facts of the event. */
export type AuditFact = Pick<AuditEntry, 'action' | 'target' | 'old' | 'new'>;
