import type { EventOfType, GroupId, Json, UserId } from '@rollcall/domain';
import type { AuditFact, AuditTarget } from './audit-entry';
import { type AuditNames, nameOf } from './audit-names';

type GroupEvent =
  | EventOfType<'GroupCreated'>
  | EventOfType<'GroupRenamed'>
  | EventOfType<'GroupDetailsChanged'>
  | EventOfType<'MembershipChanged'>
  | EventOfType<'GroupDeleted'>;

export const groupFacts = (event: GroupEvent, names: AuditNames): ReadonlyArray<AuditFact> => {
  const group = (id: GroupId, property?: string): AuditTarget => ({
    type: 'GROUP',
    id,
    ...nameOf(names.group(id)),
    ...(property === undefined ? {} : { property }),
  });
  const member = (id: UserId): Json => ({ id, ...nameOf(names.user(id)) });
  switch (event.type) {
    case 'GroupCreated': {
      const { groupId, displayName, profile } = event.data;
      const target: AuditTarget = { type: 'GROUP', id: groupId, name: names.group(groupId) ?? displayName };
      return [{ action: 'CREATE', target, new: { displayName, ...profile } }];
    }
    case 'GroupRenamed': {
      const { groupId, from, to } = event.data;
      return [{ action: 'UPDATE', target: group(groupId, 'displayName'), old: from, new: to }];
    }
    case 'GroupDetailsChanged': {
      const { groupId, details } = event.data;
      const changed = [
        ...Object.entries(details.set),
        ...details.clear.map((attribute): [string, Json] => [attribute, null]),
      ];
      return changed.map(([attribute, value]) => ({
        action: 'UPDATE',
        target: group(groupId, attribute),
        new: value,
      }));
    }
    case 'MembershipChanged': {
      const { groupId, added, removed } = event.data;
      const target = group(groupId, 'members');
      return [
        ...added.map((id): AuditFact => ({ action: 'UPDATE', target, new: member(id) })),
        ...removed.map((id): AuditFact => ({ action: 'UPDATE', target, old: member(id) })),
      ];
    }
    case 'GroupDeleted': {
      const { groupId, displayName } = event.data;
      return [{ action: 'DELETE', target: { type: 'GROUP', id: groupId, name: displayName } }];
    }
  }
};
