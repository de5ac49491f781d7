import type { EventEnvelope } from '../events/event-envelope';
import type { GroupRenamed } from '../events/group-renamed';
import type { MembershipChanged } from '../events/membership-changed';
import type { GroupId } from '../ids/ids';
import type { Revision } from '../ids/revision';
import { canonicalName } from '../names/canonical-name';
import { type FoldFault, unknownGroup, unknownUser } from './fold-fault';
import type { MutableDirectory } from './mutable-directory';
import type { Group } from './resources';

export const changeGroup = (
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

export const renameGroup = (
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

/** Checks everybody named before it moves anybody. */
export const changeMembership = (
  directory: MutableDirectory,
  data: MembershipChanged,
  { revision, metadata }: EventEnvelope,
): FoldFault | undefined => {
  const group = directory.group(data.groupId);
  if (group === undefined) return unknownGroup(revision, data.groupId);
  for (const user of data.added) {
    if (directory.user(user) === undefined) return unknownUser(revision, user);
  }
  for (const user of data.removed) directory.leave(group.id, user, revision);
  for (const user of data.added) directory.join(group.id, user, revision);
  directory.putGroup({ ...group, changedAt: metadata.occurredAt, changedRevision: revision });
  return undefined;
};
