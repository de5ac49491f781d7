import type { JsonObject } from '@rollcall/domain';
import type { SecurityEvent } from './security-event';

export type TokenEnds = {
  /** `iss`: base URL of who tells. */
  readonly issuer: string;
  /** `aud`: the feed. */
  readonly audience: ReadonlyArray<string>;
  readonly issuedAt: Date;
};

/** The claims of a Security Event Token (RFC 8417 section 2.2, RFC 9967 section 2); there is never a `sub`. */
export const claimsOf = (
  { id, transaction, subject, uri, payload, occurredAt }: SecurityEvent,
  { issuer, audience, issuedAt }: TokenEnds,
): JsonObject => ({
  jti: id,
  iss: issuer,
  aud: audience,
  iat: seconds(issuedAt.getTime()),
  toe: seconds(Date.parse(occurredAt)),
  txn: transaction,
  sub_id: subject,
  events: { [uri]: payload },
});

const seconds = (milliseconds: number): number => Math.floor(milliseconds / 1_000);
