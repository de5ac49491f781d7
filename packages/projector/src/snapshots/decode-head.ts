import {
  type AcceptedPolicy,
  type ApiKey,
  apiKeyId,
  type CanonicalName,
  canonicalName,
  DirectoryId,
  type DirectorySettings,
  eventCodecs,
  GroupId,
  type GroupLock,
  type HashSeed,
  isJsonObject,
  parseRevision,
  type Revision,
  type SnapshotHead,
  UserId,
} from '@rollcall/domain';

/** A head as it was read; `undefined` for what no head looks like. */
export const decodeHead = (value: unknown): (SnapshotHead & { readonly foldVersion: number }) | undefined => {
  if (!isJsonObject(value)) return undefined;
  const { id, digest, provisioningEnabled, users, activeUsers, groups, memberships, foldVersion } = value;
  const revision = revisionOf(value.revision);
  const settings = settingsOf(value.settings);
  const policy = policyOf(value.policy);
  const groupLock = groupLockOf(value.groupLock);
  const erased = erasedOf(value.erased);
  const { schemaExtensions, idpProfile } = value;
  const apiKeys = Array.isArray(value.apiKeys) ? value.apiKeys.map(apiKeyOf) : [undefined];
  if (!DirectoryId.is(id) || revision === undefined || typeof digest !== 'string') return undefined;
  if (typeof provisioningEnabled !== 'boolean' || settings === null || policy === null) return undefined;
  if (![users, activeUsers, groups, memberships, foldVersion].every(Number.isSafeInteger)) return undefined;
  if (!apiKeys.every((key) => key !== undefined)) return undefined;
  const hashSeed = hashSeedOf(value.hashSeed);
  if (hashSeed === undefined || groupLock === undefined || erased === undefined) return undefined;
  if (!Array.isArray(schemaExtensions) || !schemaExtensions.every(eventCodecs.SchemaExtensionDeclared.is)) {
    return undefined;
  }
  if (!eventCodecs.IdpProfileChosen.is(idpProfile)) return undefined;
  return {
    id,
    revision,
    digest,
    settings,
    provisioningEnabled,
    policy,
    groupLock,
    apiKeys,
    erased,
    schemaExtensions,
    idpProfile,
    users: Number(users),
    activeUsers: Number(activeUsers),
    groups: Number(groups),
    memberships: Number(memberships),
    hashSeed,
    foldVersion: Number(foldVersion),
  };
};

const hashSeedOf = (value: unknown): HashSeed | undefined => {
  const [k0, k1]: unknown[] = Array.isArray(value) ? value : [];
  return typeof k0 === 'number' && typeof k1 === 'number' ? [k0, k1] : undefined;
};

const revisionOf = (value: unknown) => (typeof value === 'string' ? parseRevision(value) : undefined);

/** `null` for what is wrong, `undefined` for what is absent. */
const settingsOf = (value: unknown): DirectorySettings | undefined | null => {
  if (value === null) return undefined;
  if (!isJsonObject(value) || !Array.isArray(value.domains)) return null;
  const { domains, userNamePolicy, erasable } = value;
  if (!domains.every((domain) => typeof domain === 'string')) return null;
  if (typeof erasable !== 'boolean') return null;
  return userNamePolicy === 'email' || userNamePolicy === 'any'
    ? { domains, userNamePolicy, erasable }
    : null;
};

const policyOf = (value: unknown): AcceptedPolicy | undefined | null => {
  if (value === null) return undefined;
  if (!isJsonObject(value)) return null;
  const { text, hash, acceptedAt } = value;
  const acceptedRevision = revisionOf(value.acceptedRevision);
  if (typeof text !== 'string' || typeof hash !== 'string' || typeof acceptedAt !== 'string') return null;
  return acceptedRevision === undefined ? null : { text, hash, acceptedAt, acceptedRevision };
};

const groupLockOf = (value: unknown): GroupLock | undefined => {
  if (!Array.isArray(value)) return undefined;
  const lock = new Map<CanonicalName, GroupId>();
  for (const pair of value) {
    const [name, id]: ReadonlyArray<unknown> = Array.isArray(pair) ? pair : [];
    if (typeof name !== 'string' || !GroupId.is(id)) return undefined;
    lock.set(canonicalName(name), id);
  }
  return lock;
};

const apiKeyOf = (value: unknown): ApiKey | undefined => {
  if (!isJsonObject(value)) return undefined;
  const { id, label, secretHash, issuedAt, expiresAt, revokedAt } = value;
  if (typeof id !== 'string' || typeof label !== 'string' || typeof secretHash !== 'string') return undefined;
  if (typeof issuedAt !== 'string' || !isTextOrNull(expiresAt) || !isTextOrNull(revokedAt)) return undefined;
  return { id: apiKeyId(id), label, secretHash, issuedAt, expiresAt, revokedAt };
};

const erasedOf = (value: unknown): ReadonlyMap<UserId, Revision> | undefined => {
  if (!Array.isArray(value)) return undefined;
  const erased = new Map<UserId, Revision>();
  for (const pair of value) {
    const [id, at]: ReadonlyArray<unknown> = Array.isArray(pair) ? pair : [];
    const revision = revisionOf(at);
    if (!UserId.is(id) || revision === undefined) return undefined;
    erased.set(id, revision);
  }
  return erased;
};

const isTextOrNull = (value: unknown): value is string | null => value === null || typeof value === 'string';
