import type { EventOfType, GroupId, UserId } from '@rollcall/domain';
import type { AuditFact, AuditMember, AuditTarget } from './audit-entry';
import { type Before, named } from './before';
import { changedAttributes } from './changed-attributes';

type GroupEvent =
  | EventOfType<'GroupCreated'>
  | EventOfType<'GroupRenamed'>
  | EventOfType<'GroupDetailsChanged'>
  | EventOfType<'MembershipChanged'>
  | EventOfType<'GroupDeleted'>;

export const groupFacts = (event: GroupEvent, before: Before): ReadonlyArray<AuditFact> => {
  const group = (id: GroupId): AuditTarget => ({
    type: 'GROUP',
    id,
    ...named(before.group(id)?.displayName),
  });
  switch (event.type) {
    case 'GroupCreated': {
      const { groupId, displayName, profile } = event.data;
      const target: AuditTarget = { type: 'GROUP', id: groupId, name: displayName };
      return [{ target, new: { ...profile, displayName } }];
    }
    case 'GroupRenamed': {
      const { groupId, from, to } = event.data;
      return [{ target: { ...group(groupId), property: 'displayName' }, old: from, new: to }];
    }
    case 'GroupDetailsChanged': {
      const { groupId, details } = event.data;
      return changedAttributes(group(groupId), before.group(groupId)?.profile, details);
    }
    case 'MembershipChanged': {
      const { groupId, added, removed } = event.data;
      const target = { ...group(groupId), property: 'members' };
      const member = (id: UserId): AuditMember => ({ id, ...named(before.user(id)?.userName) });
      return [
        ...removed.map((id) => ({ target, old: member(id) })),
        ...added.map((id) => ({ target, new: member(id) })),
      ];
    }
    case 'GroupDeleted': {
      const { groupId, displayName } = event.data;
      return [{ target: { type: 'GROUP', id: groupId, name: displayName }, old: { displayName } }];
    }
  }
};
