import { canonicalName, groupId, revision } from '@rollcall/domain';
import { organisation } from '../access/organisation';
import { atMost, type Comparison } from '../comparison';
import { collectGarbage } from '../measure/collect-garbage';
import { median } from '../measure/median';
import { processorTime } from '../measure/processor-time';
import { askScim } from './ask-scim';

/** Microseconds of one read of a group without its members, when it has many and when it has none. */
export const withoutMembers = (sizes: {
  readonly members: number;
  readonly rounds: number;
  readonly requests: number;
}): Comparison => {
  const { directory, people } = organisation(sizes.members);
  const born = { createdAt: '2026-01-01T00:00:00.000Z', createdRevision: revision(0) };
  const changed = { changedAt: born.createdAt, changedRevision: revision(0) };
  for (const name of ['large', 'empty'])
    directory.putGroup({
      id: groupId(name),
      displayName: name,
      canonicalName: canonicalName(name),
      profile: {},
      ...born,
      ...changed,
    });
  for (const { id } of people) directory.join(groupId('large'), id, changed.changedRevision);

  const query = new URLSearchParams({ excludedAttributes: 'members' });
  const ask = (name: string): number => {
    const milliseconds = processorTime(() => {
      for (let sent = 0; sent < sizes.requests; sent += 1) askScim(directory, ['Groups', name], query, name);
    });
    return (milliseconds / sizes.requests) * 1_000;
  };
  const ours: number[] = [];
  const peer: number[] = [];
  for (let round = 0; round < sizes.rounds; round += 1) {
    collectGarbage();
    peer.push(ask('empty'));
    collectGarbage();
    ours.push(ask('large'));
  }
  return {
    what: `group read without its ${sizes.members.toLocaleString('en')} members`,
    unit: 'µs',
    ours: median(ours),
    peer: median(peer),
    peerIs: 'ours, an empty group',
    target: atMost(1.3),
  };
};
