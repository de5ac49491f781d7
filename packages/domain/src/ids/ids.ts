import * as t from 'io-ts';

/** A non-empty string that is known to be one kind of id and no other. */
export type Id<Name extends string> = string & { readonly __id: Name };

/** Issued by us, unique over all users and groups of a directory, case-exact (RFC 7643 section 3.1). */
export type UserId = Id<'UserId'>;
/** Issued by us, unique over all users and groups of a directory, case-exact (RFC 7643 section 3.1). */
export type GroupId = Id<'GroupId'>;
/** The public part of an API key; the secret is never an id. */
export type ApiKeyId = Id<'ApiKeyId'>;
/** One command; the causation of its events. Event ids derive from it. */
export type CommandId = Id<'CommandId'>;
/** One request from outside; the correlation of all commands it made. */
export type RequestId = Id<'RequestId'>;
/** UUIDv5 of a command id and an index, so that a retried append carries the same ids. */
export type EventId = Id<'EventId'>;

const idCodec = <Name extends string>(name: Name): t.Type<Id<Name>, string> => {
  const is = (u: unknown): u is Id<Name> => typeof u === 'string' && u.length > 0;
  return new t.Type<Id<Name>, string>(
    name,
    is,
    (u, context) => (is(u) ? t.success(u) : t.failure(u, context)),
    (id) => id,
  );
};

export const UserId = idCodec('UserId');
export const GroupId = idCodec('GroupId');
export const ApiKeyId = idCodec('ApiKeyId');
export const CommandId = idCodec('CommandId');
export const RequestId = idCodec('RequestId');
export const EventId = idCodec('EventId');

export const userId = (value: string): UserId => value as UserId;
export const groupId = (value: string): GroupId => value as GroupId;
export const apiKeyId = (value: string): ApiKeyId => value as ApiKeyId;
export const commandId = (value: string): CommandId => value as CommandId;
export const requestId = (value: string): RequestId => value as RequestId;
export const eventId = (value: string): EventId => value as EventId;
