import { join } from 'node:path';
import type { Benchmark } from '../benchmark';
import { atMost } from '../comparison';
import { median } from '../measure/median';
import { startRollcall } from '../servers/rollcall-server';
import { startScimmy } from '../servers/scimmy-server';
import { connect, type KeepAliveClient } from './keep-alive-client';
import { writeLargeGroup } from './large-group';
import { addMember, removeMember } from './member-patch';

const SIZES = {
  full: { members: 100_000, peerMembers: 10_000, warmUp: 200, rounds: 1_000, peerRounds: 5 },
  quick: { members: 500, peerMembers: 100, warmUp: 1, rounds: 5, peerRounds: 1 },
};

const thousands = (count: number): string => count.toLocaleString('en');

/** Adds a member, timed, and takes it out again, so that each group keeps its size. */
const addOne = async (client: KeepAliveClient, group: string, member: string): Promise<number> => {
  const milliseconds = await client.send('PATCH', `/Groups/${group}`, addMember(member, member));
  await client.send('PATCH', `/Groups/${group}`, removeMember(member));
  return milliseconds;
};

const run: Benchmark['run'] = async ({ quick, folder }) => {
  const { members, peerMembers, warmUp, rounds, peerRounds } = quick ? SIZES.quick : SIZES.full;
  const store = join(folder, 'group-patch.db');
  await writeLargeGroup(store, 'bench', members);
  const ours = await startRollcall(store, 'bench');
  const client = connect(ours);
  const empty: number[] = [];
  const large: number[] = [];
  const addToEach = async () => {
    empty.push(await addOne(client, 'empty', 'spare'));
    large.push(await addOne(client, 'large', 'spare'));
  };
  try {
    for (let round = 0; round < warmUp; round += 1) await addToEach();
    empty.length = 0;
    large.length = 0;
    for (let round = 0; round < rounds; round += 1) await addToEach();
  } finally {
    client.close();
    await ours.stop();
  }
  const scimmy = await scimmyPatches(peerMembers, peerRounds);
  const what = `PATCH of one member into a group of ${thousands(members)}, durable, median`;
  return [
    {
      what,
      unit: 'ms',
      ours: median(large),
      peer: median(empty),
      peerIs: 'ours, into an empty group',
      target: atMost(1.3),
    },
    {
      what,
      unit: 'ms',
      ours: median(large),
      peer: scimmy,
      peerIs: `scimmy in memory, into a group of ${thousands(peerMembers)}`,
    },
  ];
};

/** Median milliseconds. */
const scimmyPatches = async (members: number, rounds: number): Promise<number> => {
  const scimmy = await startScimmy(members);
  const client = connect(scimmy);
  const found: number[] = [];
  try {
    for (let round = 0; round < rounds; round += 1) {
      found.push(await client.send('PATCH', '/Groups/g', addMember(`new${round}`, `new${round}`)));
    }
  } finally {
    client.close();
    await scimmy.stop();
  }
  return median(found);
};

export const groupPatchBenchmark: Benchmark = { name: 'group-patch', run };
