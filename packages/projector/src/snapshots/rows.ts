import {
  canonicalName,
  eventId,
  type Group,
  groupId,
  isJsonObject,
  type Json,
  type Lifespan,
  type ReleasedName,
  revision,
  type User,
  userId,
} from '@rollcall/domain';

/** Users, groups and names as short JSON arrays. A lifespan that ends where it began is written once. */
export type Row = ReadonlyArray<Json>;

const lifespanRow = ({ createdAt, createdRevision, changedAt, changedRevision }: Lifespan): Row =>
  changedRevision === createdRevision
    ? [createdAt, Number(createdRevision)]
    : [createdAt, Number(createdRevision), changedAt, Number(changedRevision)];

export const userRow = (user: User): Row => [
  user.id,
  user.userName,
  user.active,
  user.profile,
  ...lifespanRow(user),
];

export const groupRow = ({ group, members }: { group: Group; members: number }): Row => [
  group.id,
  group.displayName,
  members,
  group.profile,
  ...lifespanRow(group),
];

export const nameRow = (name: ReleasedName): Row => [
  name.name,
  name.groupId,
  name.renamedTo ?? null,
  name.eventId,
  Number(name.revision),
  name.releasedAt,
];

/** `undefined` for what no such row looks like. */
const lifespanOf = (row: Row): Lifespan | undefined => {
  const [, , , , createdAt, created, changedAt = createdAt, changed = created] = row;
  if (typeof createdAt !== 'string' || typeof changedAt !== 'string') return undefined;
  if (!Number.isSafeInteger(created) || !Number.isSafeInteger(changed)) return undefined;
  const createdRevision = revision(Number(created));
  const changedRevision = changed === created ? createdRevision : revision(Number(changed));
  return { createdAt, createdRevision, changedAt, changedRevision };
};

export const userOf = (row: Row): User | undefined => {
  const [id, userName, active, profile] = row;
  const span = lifespanOf(row);
  if (typeof id !== 'string' || typeof userName !== 'string' || typeof active !== 'boolean') return undefined;
  if (profile === undefined || !isJsonObject(profile) || span === undefined) return undefined;
  const { createdAt, createdRevision, changedAt, changedRevision } = span;
  return {
    id: userId(id),
    userName,
    active,
    profile,
    createdAt,
    createdRevision,
    changedAt,
    changedRevision,
  };
};

export const groupOf = (row: Row): { group: Group; members: number } | undefined => {
  const [id, displayName, members, profile] = row;
  const span = lifespanOf(row);
  if (typeof id !== 'string' || typeof displayName !== 'string' || typeof members !== 'number')
    return undefined;
  if (profile === undefined || !isJsonObject(profile) || span === undefined) return undefined;
  const group = { id: groupId(id), displayName, canonicalName: canonicalName(displayName), profile, ...span };
  return { group, members };
};

export const nameOf = (row: Row): ReleasedName | undefined => {
  const [name, group, renamedTo, event, at, releasedAt] = row;
  if (typeof name !== 'string' || typeof group !== 'string' || typeof event !== 'string') return undefined;
  if (!Number.isSafeInteger(at) || typeof releasedAt !== 'string') return undefined;
  return {
    name: canonicalName(name),
    groupId: groupId(group),
    ...(typeof renamedTo === 'string' ? { renamedTo } : {}),
    eventId: eventId(event),
    revision: revision(Number(at)),
    releasedAt,
  };
};
