import type { ApiKeyId, GroupId, UserId } from '../ids/ids';
import type { Revision } from '../ids/revision';
import type { JsonObject } from '../json';
import type { CanonicalName } from '../names/canonical-name';

/**
 * The attributes of a resource that the domain stores but does not interpret, by SCIM attribute name
 * (`name`, `emails`, `externalId` …) or extension URN. Names are spelled as the schema spells them.
 */
export type Profile = JsonObject;

/** Where and when a resource was made and last changed. */
export type Lifespan = {
  /** RFC 3339, UTC, milliseconds. */
  readonly createdAt: string;
  readonly createdRevision: Revision;
  readonly changedAt: string;
  readonly changedRevision: Revision;
};

export type User = Lifespan & {
  readonly id: UserId;
  /** As sent; compare by `canonicalUserName`. */
  readonly userName: string;
  readonly active: boolean;
  readonly profile: Profile;
};

export type Group = Lifespan & {
  readonly id: GroupId;
  /** As sent; rules refer to `canonicalName`. */
  readonly displayName: string;
  readonly canonicalName: CanonicalName;
  readonly profile: Profile;
};

/** The name to show for a user. */
export const displayOf = ({ profile, userName }: Pick<User, 'profile' | 'userName'>): string =>
  typeof profile.displayName === 'string' ? profile.displayName : userName;

export const externalIdOf = ({ profile }: User | Group): string | undefined =>
  typeof profile.externalId === 'string' ? profile.externalId : undefined;

/** An API key without its secret. */
export type ApiKey = {
  readonly id: ApiKeyId;
  readonly label: string;
  /** SHA-256 of the secret, lowercase hexadecimal. */
  readonly secretHash: string;
  readonly issuedAt: string;
  readonly expiresAt: string | null;
  readonly revokedAt: string | null;
};

/** The keys with this one added, or put in the place of the one with its id. */
export const withApiKey = (keys: ReadonlyArray<ApiKey>, key: ApiKey): ReadonlyArray<ApiKey> =>
  keys.some((other) => other.id === key.id)
    ? keys.map((other) => (other.id === key.id ? key : other))
    : [...keys, key];
