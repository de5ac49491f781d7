import type {
  Actor,
  DirectoryId,
  EventId,
  EventType,
  Json,
  Origin,
  RequestId,
  Revision,
  Source,
} from '@rollcall/domain';

export type AuditAction = 'CREATE' | 'UPDATE' | 'DELETE' | 'ENABLE' | 'DISABLE';

export type AuditTarget = {
  readonly type:
    | 'DIRECTORY'
    | 'PROVISIONING'
    | 'APIKEY'
    | 'USER'
    | 'GROUP'
    | 'POLICY'
    | 'GROUPLOCK'
    | 'INVENTORY'
    | 'SCHEMA'
    | 'IDPPROFILE'
    | 'FEED';
  readonly id: string;
  /** As it was right before the event, or came to be with it. */
  readonly name?: string;
  /** The part of the target that changed: an attribute, `active`, `members`, `position`, or a group name of the lock. */
  readonly property?: string;
};

/** A member that joined (`new`) or left (`old`). */
export type AuditMember = { readonly id: string; readonly name?: string };

/** One fact: a request that adds three members makes three entries. */
export type AuditEntry = {
  /** `<revision>.<index among the entries of its event>`; unique in the directory, also the cursor of pages. */
  readonly id: string;
  readonly directory: DirectoryId;
  /** Of the event; entries of one event share it. */
  readonly eventId: EventId;
  readonly revision: Revision;
  /** RFC 3339, UTC, milliseconds. */
  readonly time: string;
  readonly event: EventType;
  readonly action: AuditAction;
  /** The name of an API key is its label. */
  readonly actor: Actor & { readonly name?: string };
  readonly origin: Origin;
  readonly source: Source;
  readonly target: AuditTarget;
  /** Of the property or, for something deleted, of what it was; absent when there was nothing. */
  readonly old?: Json;
  /** Absent when there is nothing any more. */
  readonly new?: Json;
  /** All entries of one request share it. */
  readonly requestId: RequestId;
  /** Of the chain, up to and with this event. */
  readonly digest: string;
};

/** What an event says happened; the rest of an entry is the same for all facts of the event. */
export type AuditFact = Pick<AuditEntry, 'target' | 'old' | 'new'>;
