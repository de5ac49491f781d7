import type { EventEnvelope, GroupId, UserId } from '@rollcall/domain';
import type { AuditEntry } from './audit-entry';
import type { AuditIndex } from './audit-index';

/** An entry as it concerns one person. */
export type PersonTimelineEntry = {
  /** `GroupRenamed` and `GroupDeleted` happened to a group while the person was in it. */
  readonly _tag: 'PersonChanged' | 'GroupJoined' | 'GroupLeft' | 'GroupRenamed' | 'GroupDeleted';
  readonly entry: AuditEntry;
};

/** The time a person spent in a group: from one revision until another, which is absent while it lasts. */
export type Stay = { readonly group: GroupId; readonly from: number; until: number | undefined };

/** The stays of a person, from the membership events that name them, oldest first. */
export const staysOf = (person: UserId, events: ReadonlyArray<EventEnvelope>): ReadonlyArray<Stay> => {
  const stays: Stay[] = [];
  const open = new Map<GroupId, Stay>();
  for (const { event, revision } of events) {
    if (event.type !== 'MembershipChanged') continue;
    const { groupId, added, removed } = event.data;
    const stay = open.get(groupId);
    if (stay !== undefined && removed.includes(person)) {
      stay.until = Number(revision);
      open.delete(groupId);
    }
    if (!open.has(groupId) && added.includes(person)) {
      const begun: Stay = { group: groupId, from: Number(revision), until: undefined };
      open.set(groupId, begun);
      stays.push(begun);
    }
  }
  return stays;
};

/** Revisions of the renames and the end of groups that happened during the stays. */
export const groupChangesDuring = (stays: ReadonlyArray<Stay>, index: AuditIndex): ReadonlyArray<number> =>
  stays.flatMap(({ group, from, until = index.size }) =>
    [...index.groupsThemselves.newestFirst(group)].filter((at) => {
      const type = index.typeOf(at);
      return (type === 'GroupRenamed' || type === 'GroupDeleted') && at > from && at < until;
    }),
  );

export const asOfPerson = (entry: AuditEntry): PersonTimelineEntry => {
  const { event } = entry;
  if (event === 'MembershipChanged')
    return { _tag: entry.new === undefined ? 'GroupLeft' : 'GroupJoined', entry };
  if (event === 'GroupRenamed' || event === 'GroupDeleted') return { _tag: event, entry };
  return { _tag: 'PersonChanged', entry };
};
