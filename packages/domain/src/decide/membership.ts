import * as E from 'fp-ts/lib/Either.js';
import type { ChangeMembership, ReplaceMembers } from '../commands/command';
import type { DomainEvent } from '../events/domain-event';
import type { GroupId, UserId } from '../ids/ids';
import type { DirectoryView } from '../state/directory-view';
import type { Decide, Decision } from './decision';

/** Members in one event at the most, so that an event stays below 256 KiB. */
const MAX_MEMBERS_PER_EVENT = 5000;

/** Adding a member again, or removing somebody who is none, changes nothing. An id in both lists is added. */
export const changeMembership: Decide<ChangeMembership> =
  ({ groupId, add, remove }) =>
  (view) => {
    if (view.group(groupId) === undefined) return E.left({ _tag: 'GroupNotFound', groupId });
    const missing = unknown(view, add);
    if (missing.length > 0) return E.left({ _tag: 'MembersNotFound', missing, named: add.length });
    const staying = new Set(add);
    const added = [...staying].filter((id) => !view.isMember(groupId, id));
    const removed = [...new Set(remove)].filter((id) => !staying.has(id) && view.isMember(groupId, id));
    return E.right(membershipEvents(groupId, added, removed));
  };

export const replaceMembers: Decide<ReplaceMembers> =
  ({ groupId, members }) =>
  (view) => {
    const wanted = new Set(members);
    const remove = Array.from(view.membersOf(groupId)).filter((id) => !wanted.has(id));
    return changeMembership({ _tag: 'ChangeMembership', groupId, add: members, remove })(view);
  };

/** The first members of a group that is being created. */
export const joinEvents = (
  view: DirectoryView,
  groupId: GroupId,
  members: ReadonlyArray<UserId>,
): Decision => {
  const missing = unknown(view, members);
  return missing.length > 0
    ? E.left({ _tag: 'MembersNotFound', missing, named: members.length })
    : E.right(membershipEvents(groupId, [...new Set(members)], []));
};

/** Out of every group, for somebody who is about to be gone. */
export const departures = (view: DirectoryView, userId: UserId): ReadonlyArray<DomainEvent> =>
  Array.from(view.groupsOf(userId), (groupId) => ({
    type: 'MembershipChanged',
    data: { groupId, added: [], removed: [userId] },
  }));

const unknown = (view: DirectoryView, ids: ReadonlyArray<UserId>): ReadonlyArray<UserId> =>
  ids.filter((id) => view.user(id) === undefined);

const membershipEvents = (
  groupId: GroupId,
  added: ReadonlyArray<UserId>,
  removed: ReadonlyArray<UserId>,
): ReadonlyArray<DomainEvent> => {
  const events: DomainEvent[] = [];
  const total = Math.max(added.length, removed.length);
  for (let from = 0; from < total; from += MAX_MEMBERS_PER_EVENT) {
    const until = from + MAX_MEMBERS_PER_EVENT;
    events.push({
      type: 'MembershipChanged',
      data: { groupId, added: added.slice(from, until), removed: removed.slice(from, until) },
    });
  }
  return events;
};
