import type { ApiKeyIssued } from '../events/api-key-issued';
import type { EventEnvelope } from '../events/event-envelope';
import type { EventMetadata } from '../events/metadata';
import { nextRevision } from '../ids/revision';
import { canonicalName } from '../names/canonical-name';
import { withExtension, withoutExtension } from '../schema-extensions/schema-extension';
import { type FoldFault, unknownGroup, unknownUser } from './fold-fault';
import { changeGroup, changeMembership, renameGroup } from './fold-group';
import { changeUser, removeUser } from './fold-user';
import { groupLockAfter } from './group-lock';
import type { MutableDirectory } from './mutable-directory';
import { profileAfter } from './profile-after';

/**
 * Folds one event into the state, in place. The one fold there is: for the writer, the projector, the audit
 * replay and tests. Its cost is that of the event. Answers a fault, with the state untouched, for an event
 * that cannot come next.
 */
export const evolve = (directory: MutableDirectory, envelope: EventEnvelope): FoldFault | undefined => {
  const expected = nextRevision(directory.revision);
  if (envelope.revision !== expected) return { _tag: 'RevisionGap', expected, found: envelope.revision };
  const { directoryId } = envelope.metadata;
  if (directoryId !== directory.id) return { _tag: 'OtherDirectory', revision: expected, directoryId };
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
      if (directory.user(userId) !== undefined) return { _tag: 'AlreadyThere', revision, id: userId };
      directory.putUser({
        id: userId,
        userName,
        active,
        profile,
        createdAt: metadata.occurredAt,
        createdRevision: revision,
        changedAt: metadata.occurredAt,
        changedRevision: revision,
      });
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
        profile: profileAfter(user.profile, changes),
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
    case 'UserDeleted': {
      const { userId } = event.data;
      if (directory.user(userId) === undefined) return unknownUser(revision, userId);
      return removeUser(directory, userId, revision);
    }
    case 'UserErased': {
      const { userId } = event.data;
      const fault = removeUser(directory, userId, revision);
      if (fault === undefined) directory.markErased(userId, revision);
      return fault;
    }
    case 'GroupCreated': {
      const { groupId, displayName, profile } = event.data;
      if (directory.group(groupId) !== undefined) return { _tag: 'AlreadyThere', revision, id: groupId };
      const name = canonicalName(displayName);
      directory.putGroup({
        id: groupId,
        displayName,
        canonicalName: name,
        profile,
        createdAt: metadata.occurredAt,
        createdRevision: revision,
        changedAt: metadata.occurredAt,
        changedRevision: revision,
      });
      return undefined;
    }
    case 'GroupRenamed':
      return renameGroup(directory, event.data, envelope);
    case 'GroupDetailsChanged': {
      const changes = event.data.details;
      return changeGroup(directory, event.data.groupId, revision, (group) => ({
        ...group,
        profile: profileAfter(group.profile, changes),
        ...change,
      }));
    }
    case 'MembershipChanged':
      return changeMembership(directory, event.data, envelope);
    case 'GroupDeleted': {
      const group = directory.group(event.data.groupId);
      if (group === undefined) return unknownGroup(revision, event.data.groupId);
      directory.removeGroup(group.id, revision);
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
    case 'GroupLockChanged':
      directory.setGroupLock(groupLockAfter(directory.groupLock, event.data));
      return undefined;
    case 'SchemaExtensionDeclared':
      directory.setSchemaExtensions(withExtension(directory.schemaExtensions, event.data));
      return undefined;
    case 'SchemaExtensionWithdrawn':
      directory.setSchemaExtensions(withoutExtension(directory.schemaExtensions, event.data.id));
      return undefined;
    case 'IdpProfileChosen':
      directory.setIdpProfile(event.data);
      return undefined;
    // What is kept elsewhere is no part of the state: the trail alone tells of it.
    case 'InventoryReplaced':
    case 'FeedAdded':
    case 'FeedMoved':
    case 'FeedRemoved':
      return undefined;
  }
};

const issuedKey = (data: ApiKeyIssued, metadata: EventMetadata) => ({
  id: data.keyId,
  label: data.label,
  secretHash: data.secretHash,
  issuedAt: metadata.occurredAt,
  expiresAt: data.expiresAt,
  revokedAt: null,
});
