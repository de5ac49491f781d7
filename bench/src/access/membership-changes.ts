import type { Query, Resolver } from '@rollcall/acl';
import {
  commandId,
  type EventEnvelope,
  eventId,
  evolve,
  type GroupId,
  type MutableDirectory,
  nextRevision,
  requestId,
  type UserId,
} from '@rollcall/domain';

/**
 * Microseconds that each change took: somebody joins or leaves the group, and the first decision after it is
 * made. Throws unless the decision follows the change each time.
 */
export const membershipChanges = (
  directory: MutableDirectory,
  resolver: Resolver,
  {
    group,
    user,
    query,
    count,
  }: {
    readonly group: GroupId;
    readonly user: UserId;
    /** What the group alone may do, asked by that user. */
    readonly query: Query;
    readonly count: number;
  },
): ReadonlyArray<number> => {
  const taken: number[] = [];
  for (let number = 0; number < count; number += 1) {
    const joins = number % 2 === 0;
    const event = membershipChange(directory, group, joins ? [user] : [], joins ? [] : [user]);
    const began = performance.now();
    const fault = evolve(directory, event);
    const { effect } = resolver.decide(query);
    taken.push((performance.now() - began) * 1_000);
    if (fault !== undefined) throw new Error(`the change does not fold: ${fault._tag}`);
    if ((effect === 'allow') !== joins) throw new Error('the decision does not follow the change');
  }
  return taken;
};

const membershipChange = (
  directory: MutableDirectory,
  group: GroupId,
  added: ReadonlyArray<UserId>,
  removed: ReadonlyArray<UserId>,
): EventEnvelope => {
  const revision = nextRevision(directory.revision);
  return {
    id: eventId(`change-${revision}`),
    revision,
    event: { type: 'MembershipChanged', data: { groupId: group, added, removed } },
    metadata: {
      directoryId: directory.id,
      schemaVersion: 1,
      occurredAt: '2026-05-03T10:00:00.000Z',
      actor: { type: 'system', name: 'bench' },
      origin: 'SYSTEM',
      source: {},
      requestId: requestId('bench'),
      commandId: commandId('bench'),
      digest: '',
    },
  };
};
