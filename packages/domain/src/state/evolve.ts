import type { ProfileChanges } from '../commands/command';
import type { ApiKeyIssued } from '../events/api-key-issued';
import type { EventEnvelope } from '../events/event-envelope';
import type { GroupRenamed } from '../events/group-renamed';
import type { MembershipChanged } from '../events/membership-changed';
import type { EventMetadata } from '../events/metadata';
import type { GroupId, UserId } from '../ids/ids';
import { nextRevision, type Revision } from '../ids/revision';
import { canonicalName } from '../names/canonical-name';
import type { FoldFault } from './fold-fault';
import type { MutableDirectory } from './mutable-directory';
import type { Group, Lifespan, Profile, User } from './resources';

/**
 * Folds one event into the state, in place. The one fold there is: for the writer, the projector, the audit
 * replay and tests. Its cost is that of the event. Answers a fault, with the state untouched, for an event
 * that cannot come next.
 */
export const evolve = (directory: MutableDirectory, envelope: EventEnvelope): FoldFault | undefined => {
  const expected = nextRevision(directory.revision);
  if (envelope.revision !== expected) return { _tag: 'RevisionGap', expected, found: envelope.revision };
  const fault = apply(directory, envelope);
  if (fault === undefined) directory.moveTo(envelope.revision, envelope.metadata.digest);
  return fault;
};

const apply = (directory: MutableDirectory, envelope: EventEnvelope): FoldFault | undefined => {
  const { event, revision, metadata } = envelope;
  const change = { changedAt: metadata.occurredAt, changedRevision: revision };
  switch (event.type) {
    case 'DirectoryOpened':
      directory.setSettings(event.data);
      return undefined;
    case 'ProvisioningEnabled':
      directory.setProvisioning(true);
      return undefined;
    case 'ProvisioningDisabled':
      directory.setProvisioning(false);
      return undefined;
    case 'ApiKeyIssued':
      directory.putApiKey(issuedKey(event.data, metadata));
      return undefined;
    case 'ApiKeyRevoked': {
      const key = directory.apiKeys.find((candidate) => candidate.id === event.data.keyId);
      if (key !== undefined) directory.putApiKey({ ...key, revokedAt: metadata.occurredAt });
      return undefined;
    }
    case 'UserCreated': {
      const { userId, active, person } = event.data;
      const { userName, profile } = person;
      directory.putUser({ id: userId, userName, active, profile, ...born(metadata, revision) });
      return undefined;
    }
    case 'UserNameChanged': {
      const userName = event.data.person.to;
      return changeUser(directory, event.data.userId, revision, (user) => ({ ...user, userName, ...change }));
    }
    case 'UserProfileChanged': {
      const changes = event.data.person;
      return changeUser(directory, event.data.userId, revision, (user) => ({
        ...user,
        profile: applyChanges(user.profile, changes),
        ...change,
      }));
    }
    case 'UserDeactivated':
      return changeUser(directory, event.data.userId, revision, (user) => ({
        ...user,
        active: false,
        ...change,
      }));
    case 'UserReactivated':
      return changeUser(directory, event.data.userId, revision, (user) => ({
        ...user,
        active: true,
        ...change,
      }));
    case 'UserDeleted':
      if (directory.user(event.data.userId) === undefined) return unknownUser(revision, event.data.userId);
      directory.removeUser(event.data.userId);
      return undefined;
    case 'GroupCreated': {
      const { groupId, displayName, profile } = event.data;
      const name = canonicalName(displayName);
      directory.putGroup({
        id: groupId,
        displayName,
        canonicalName: name,
        profile,
        ...born(metadata, revision),
      });
      return undefined;
    }
    case 'GroupRenamed':
      return renameGroup(directory, event.data, envelope);
    case 'GroupDetailsChanged': {
      const changes = event.data.details;
      return changeGroup(directory, event.data.groupId, revision, (group) => ({
        ...group,
        profile: applyChanges(group.profile, changes),
        ...change,
      }));
    }
    case 'MembershipChanged':
      return changeMembership(directory, event.data, envelope);
    case 'GroupDeleted': {
      const group = directory.group(event.data.groupId);
      if (group === undefined) return unknownGroup(revision, event.data.groupId);
      directory.removeGroup(group.id);
      directory.releaseName({
        name: group.canonicalName,
        groupId: group.id,
        eventId: envelope.id,
        revision,
        releasedAt: metadata.occurredAt,
      });
      return undefined;
    }
    case 'PolicyAccepted':
      directory.setPolicy({ ...event.data, acceptedAt: metadata.occurredAt, acceptedRevision: revision });
      return undefined;
  }
};

const born = (metadata: EventMetadata, revision: Revision): Lifespan => ({
  createdAt: metadata.occurredAt,
  createdRevision: revision,
  changedAt: metadata.occurredAt,
  changedRevision: revision,
});

const issuedKey = (data: ApiKeyIssued, metadata: EventMetadata) => ({
  id: data.keyId,
  label: data.label,
  secretHash: data.secretHash,
  issuedAt: metadata.occurredAt,
  expiresAt: data.expiresAt,
  revokedAt: null,
});

const unknownUser = (revision: Revision, userId: UserId): FoldFault => ({
  _tag: 'UnknownUser',
  revision,
  userId,
});

const unknownGroup = (revision: Revision, groupId: GroupId): FoldFault => ({
  _tag: 'UnknownGroup',
  revision,
  groupId,
});

const changeUser = (
  directory: MutableDirectory,
  id: UserId,
  revision: Revision,
  change: (user: User) => User,
): FoldFault | undefined => {
  const user = directory.user(id);
  if (user === undefined) return unknownUser(revision, id);
  directory.putUser(change(user));
  return undefined;
};

const changeGroup = (
  directory: MutableDirectory,
  id: GroupId,
  revision: Revision,
  change: (group: Group) => Group,
): FoldFault | undefined => {
  const group = directory.group(id);
  if (group === undefined) return unknownGroup(revision, id);
  directory.putGroup(change(group));
  return undefined;
};

const renameGroup = (
  directory: MutableDirectory,
  data: GroupRenamed,
  { id, revision, metadata }: EventEnvelope,
): FoldFault | undefined => {
  const group = directory.group(data.groupId);
  if (group === undefined) return unknownGroup(revision, data.groupId);
  const name = canonicalName(data.to);
  const change = { changedAt: metadata.occurredAt, changedRevision: revision };
  directory.putGroup({ ...group, displayName: data.to, canonicalName: name, ...change });
  if (name !== group.canonicalName) {
    directory.releaseName({
      name: group.canonicalName,
      groupId: group.id,
      renamedTo: data.to,
      eventId: id,
      revision,
      releasedAt: metadata.occurredAt,
    });
  }
  return undefined;
};

const changeMembership = (
  directory: MutableDirectory,
  data: MembershipChanged,
  { revision, metadata }: EventEnvelope,
): FoldFault | undefined => {
  const group = directory.group(data.groupId);
  if (group === undefined) return unknownGroup(revision, data.groupId);
  for (const user of data.added) {
    if (directory.user(user) === undefined) return unknownUser(revision, user);
  }
  for (const user of data.removed) directory.leave(group.id, user);
  for (const user of data.added) directory.join(group.id, user);
  directory.putGroup({ ...group, changedAt: metadata.occurredAt, changedRevision: revision });
  return undefined;
};

const applyChanges = (profile: Profile, changes: ProfileChanges): Profile => {
  const result = { ...profile, ...changes.set };
  for (const attribute of changes.clear) delete result[attribute];
  return result;
};
