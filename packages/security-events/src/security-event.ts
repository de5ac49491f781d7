import type { EventEnvelope, Group, JsonObject, User } from '@rollcall/domain';

/** What a security event is about (RFC 9967 section 2.1). */
export type Subject = {
  readonly format: 'scim';
  /** Path below the base URL, `/Users/<id>`. */
  readonly uri: string;
  readonly externalId?: string;
};

/** One security event of RFC 9967, before it becomes a token for somebody. The same event always gives the same. */
export type SecurityEvent = {
  /** `jti`: that of the domain event, with a part where one domain event makes several. */
  readonly id: string;
  /** `txn`: the command that made the event. */
  readonly transaction: string;
  readonly subject: Subject;
  /** RFC 9967 section 7.4. */
  readonly uri: string;
  readonly payload: JsonObject;
  /** RFC 3339: when it happened. */
  readonly occurredAt: string;
};

export type SecurityEventStyle = {
  /** `notice`: names of attributes, to be asked for over SCIM. `full`: their values too. */
  readonly detail: 'notice' | 'full';
  /** How a change of a user is told: what changed, or all that the user is now. Groups are always told by what changed. */
  readonly updates: 'patch' | 'put';
};

export type KnownUser = Pick<User, 'id' | 'userName' | 'active' | 'profile'>;
export type KnownGroup = Pick<Group, 'id' | 'displayName' | 'profile'>;

/** The user or group that an event is about, as it was right before; absent when the event creates it. */
export type KnownBefore = { readonly user?: KnownUser | undefined; readonly group?: KnownGroup | undefined };

/** The part that every security event of a domain event shares. */
export const origin = ({ id, metadata }: EventEnvelope, part?: string) => ({
  id: part === undefined ? id : `${id}.${part}`,
  transaction: metadata.commandId,
  occurredAt: metadata.occurredAt,
});
