import * as t from 'io-ts';
import { DirectoryId } from '../ids/directory-id';
import { ApiKeyId, CommandId, RequestId } from '../ids/ids';
import { InstantText } from './instant-text';

const Administrator = t.intersection([
  t.type({ type: t.literal('administrator'), name: t.string }),
  t.partial({
    /** Of the admin token, or the subject that the OpenID provider knows the person by. */
    id: t.string,
    /** The OpenID provider that vouched for the person. */
    issuer: t.string,
    email: t.string,
  }),
]);

/** Who made the change. A key is named by its id, never by its secret. */
export const Actor = t.union([
  t.type({ type: t.literal('apiKey'), id: ApiKeyId }),
  Administrator,
  t.type({ type: t.literal('system'), name: t.string }),
]);
export type Actor = t.TypeOf<typeof Actor>;

/** Which way a change came in. */
export const Origin = t.keyof({ SCIM: null, CONSOLE: null, CLI: null, API: null, SYSTEM: null });
export type Origin = t.TypeOf<typeof Origin>;

/** Where a request came from, as far as the transport knows. */
export const Source = t.partial({ address: t.string, userAgent: t.string });
export type Source = t.TypeOf<typeof Source>;

/** What every stored event carries beside its data. */
export const EventMetadata = t.type({
  directoryId: DirectoryId,
  /** Version of the data's shape, from 1. */
  schemaVersion: t.number,
  /** Our clock, RFC 3339, UTC, milliseconds. */
  occurredAt: InstantText,
  actor: Actor,
  origin: Origin,
  source: Source,
  /** Correlation. */
  requestId: RequestId,
  /** Causation. */
  commandId: CommandId,
  /** SHA-256 over the digest before and this event in RFC 8785 form, lowercase hexadecimal. */
  digest: t.string,
});
export type EventMetadata = t.TypeOf<typeof EventMetadata>;

/** What is known of a change beside its events. */
export type Provenance = Pick<
  EventMetadata,
  'actor' | 'commandId' | 'occurredAt' | 'origin' | 'requestId' | 'source'
>;
