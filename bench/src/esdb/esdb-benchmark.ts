import { parseDirectoryId } from '@rollcall/domain';
import { directoryStream } from '@rollcall/event-store';
import * as E from 'fp-ts/lib/Either.js';
import type { Benchmark } from '../benchmark';
import { noMoreThan } from '../bound';
import { atLeast } from '../comparison';
import { writerCreates } from '../creates/writer-creates';
import { embedOn } from '../embedded/embedded-rollcall';
import { collectGarbage } from '../measure/collect-garbage';
import { median } from '../measure/median';
import { percentile } from '../measure/percentile';
import { bareAppends, bareRead, clientBatches } from './bare-client';
import { deactivations } from './deactivations';
import { onDouble, openStore } from './on-double';
import { projectorCatchUp } from './projector-catch-up';

const SIZES = {
  full: { rounds: 5, users: 30_000, callers: 500, deactivated: 1_000 },
  quick: { rounds: 1, users: 500, callers: 50, deactivated: 20 },
};

/** On a double of the server, which costs little itself: the ratios are stricter than those on a real one. */
const run: Benchmark['run'] = async ({ quick }) => {
  const { rounds, users, callers, deactivated } = quick ? SIZES.quick : SIZES.full;
  const measured: Round[] = [];
  for (let number = 0; number < rounds; number += 1) measured.push(await round(users, callers));
  const rate = (milliseconds: (one: Round) => number, count: number) =>
    median(measured.map((one) => (count / milliseconds(one)) * 1_000));
  const batchSize = Math.round(median(measured.map(({ batches }) => (users + 1) / batches)));
  const taken = await onDouble((url) => deactivations(url, deactivated));
  const latency = 'acknowledged deactivation to denied decision on a second instance';
  return [
    {
      what: `one-user creates through the writer on EventStoreDB, ${callers} callers, ${batchSize} per commit`,
      unit: 'creates/s',
      ours: rate(({ creating }) => creating, users),
      peer: rate(({ appending }) => appending, users),
      peerIs: 'official client appends the same batches',
      target: atLeast(0.7),
    },
    {
      what: `catch-up of the projector on EventStoreDB, ${(users + 1).toLocaleString('en')} events`,
      unit: 'events/s',
      ours: rate(({ catchingUp }) => catchingUp, users + 1),
      peer: rate(({ reading }) => reading, users + 1),
      peerIs: 'official client reads the same events',
      target: atLeast(0.6),
    },
    noMoreThan(50, { what: `${latency}, median`, unit: 'ms', ours: median(taken) }),
    noMoreThan(50, { what: `${latency}, p99`, unit: 'ms', ours: percentile(taken, 99) }),
  ];
};

/** Milliseconds, and how many batches were written. */
type Round = {
  readonly batches: number;
  readonly creating: number;
  readonly appending: number;
  readonly catchingUp: number;
  readonly reading: number;
};

/** The official client appends the very events, in the very batches, that the writer just wrote, to a server of its own. */
const round = (users: number, callers: number): Promise<Round> =>
  onDouble(async (url) => {
    const directory = parseDirectoryId('bench');
    if (E.isLeft(directory)) throw new Error('the directory id is not one');
    const stream = directoryStream(directory.right);
    collectGarbage();
    const created = await writerCreates(await embedOn(openStore(url), directory.right), users, callers);
    const batches = await clientBatches(url, stream, created.batches);
    collectGarbage();
    const appending = await onDouble((empty) => bareAppends(empty, batches));
    collectGarbage();
    const catchingUp = await projectorCatchUp(url, directory.right, users + 1);
    collectGarbage();
    const reading = await bareRead(url, stream, users + 1);
    return { batches: batches.length, creating: created.milliseconds, appending, catchingUp, reading };
  });

export const esdbBenchmark: Benchmark = { name: 'esdb', run };
