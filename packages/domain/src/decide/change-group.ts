import * as E from 'fp-ts/lib/Either.js';
import type { ChangeGroup } from '../commands/command';
import type { DomainEvent } from '../events/domain-event';
import { profileAfter } from '../state/profile-after';
import type { Decide } from './decision';
import { groupNameFault } from './group-rules';
import { profileDifference } from './profile-difference';
import { uniqueValueFault } from './unique-value-fault';

/** Okta sends the name with every push of members, so an unchanged one is the rule, not the exception. */
export const changeGroup: Decide<ChangeGroup> = (command) => (view) => {
  const { groupId } = command;
  const group = view.group(groupId);
  if (group === undefined) return E.left({ _tag: 'GroupNotFound', groupId });
  const events: DomainEvent[] = [];
  const displayName = command.displayName ?? group.displayName;
  if (displayName !== group.displayName) {
    const fault = groupNameFault(view, groupId, displayName);
    if (fault !== undefined) return E.left(fault);
    events.push({ type: 'GroupRenamed', data: { groupId, from: group.displayName, to: displayName } });
  }
  const details = command.profile && profileDifference(group.profile, command.profile);
  const fault = details && uniqueValueFault(view, 'Group', groupId, profileAfter(group.profile, details));
  if (fault !== undefined) return E.left(fault);
  if (details !== undefined) events.push({ type: 'GroupDetailsChanged', data: { groupId, details } });
  return E.right(events);
};
