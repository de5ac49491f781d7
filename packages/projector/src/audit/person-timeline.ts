import type { EventEnvelope, GroupId, UserId } from '@rollcall/domain';
import type { AuditEntry } from './audit-entry';
import type { AuditIndex } from './audit-index';

/** An entry as it concerns one person. */
export type PersonTimelineEntry = {
  /** `GroupRenamed` and `GroupDeleted` happened to a group while the person was in it. */
  readonly _tag: 'PersonChanged' | 'GroupJoined' | 'GroupLeft' | 'GroupRenamed' | 'GroupDeleted';
  readonly entry: AuditEntry;
};

/** From the revision at which a person joined a group until they left it, or joined another that has its id since. */
export type Stay = { readonly group: GroupId; readonly from: number; until: number | undefined };

/** The stays of a person, from the membership events that name them, oldest first. */
export const staysOf = (person: UserId, events: ReadonlyArray<EventEnvelope>): ReadonlyArray<Stay> => {
  const stays: Stay[] = [];
  const open = new Map<GroupId, Stay>();
  for (const { event, revision } of events) {
    if (event.type !== 'MembershipChanged') continue;
    const { groupId, added, removed } = event.data;
    const stay = open.get(groupId);
    const joins = added.includes(person);
    if (stay !== undefined && (joins || removed.includes(person))) {
      stay.until = Number(revision);
      open.delete(groupId);
    }
    if (joins) {
      const begun: Stay = { group: groupId, from: Number(revision), until: undefined };
      open.set(groupId, begun);
      stays.push(begun);
    }
  }
  return stays;
};

/** Revisions of the renames and the end of groups that happened during the stays, which end with their group. */
export const groupChangesDuring = (stays: ReadonlyArray<Stay>, index: AuditIndex): ReadonlyArray<number> =>
  stays.flatMap(({ group, from, until = index.size }) => {
    const during = [...index.groupsThemselves.newestFirst(group)].filter((at) => at > from && at < until);
    const deleted = during.findLast((at) => index.typeOf(at) === 'GroupDeleted');
    return during.filter(
      (at) => at === deleted || (index.typeOf(at) === 'GroupRenamed' && at < (deleted ?? until)),
    );
  });

export const asOfPerson = (entry: AuditEntry): PersonTimelineEntry => {
  const { event } = entry;
  if (event === 'MembershipChanged')
    return { _tag: entry.new === undefined ? 'GroupLeft' : 'GroupJoined', entry };
  if (event === 'GroupRenamed' || event === 'GroupDeleted') return { _tag: event, entry };
  return { _tag: 'PersonChanged', entry };
};
