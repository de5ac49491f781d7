import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { createDirectory, type DirectoryId } from '@rollcall/domain';
import { openPersonKeys, type PersonKeys, parseMasterKey, readableStore } from '@rollcall/erasure';
import { openSqliteEventStore } from '@rollcall/event-store';
import { replay } from '@rollcall/projector';
import * as E from 'fp-ts/lib/Either.js';
import type { Benchmark } from '../benchmark';
import type { Comparison } from '../comparison';
import { writerCreates } from '../creates/writer-creates';
import { openEmbedded } from '../embedded/embedded-rollcall';
import { collectGarbage } from '../measure/collect-garbage';
import { median } from '../measure/median';

const SIZES = {
  full: { rounds: 5, users: 15_000, callers: 500 },
  quick: { rounds: 1, users: 500, callers: 50 },
};

type Rates = { readonly creates: number; readonly replayed: number };

const ALONE_USERS = 1_000;

/** The same people in two directories, of which one can erase them. */
const run: Benchmark['run'] = async ({ quick, folder }) => {
  const { rounds, users, callers } = quick ? SIZES.quick : SIZES.full;
  const together = { erasable: new Array<Rates>(), plain: new Array<Rates>() };
  const alone = { erasable: new Array<Rates>(), plain: new Array<Rates>() };
  for (let round = 0; round < rounds; round += 1) {
    const order = round % 2 === 0 ? (['erasable', 'plain'] as const) : (['plain', 'erasable'] as const);
    for (const kind of order) {
      const file = join(folder, `erasable-${round}-${kind}.db`);
      together[kind].push(await measure(file, kind === 'erasable', users, callers));
      const few = quick ? 50 : ALONE_USERS;
      alone[kind].push(await measure(`${file}.alone.db`, kind === 'erasable', few, 1));
    }
  }
  const compared = (what: string, unit: string, rates: typeof alone, of: keyof Rates): Comparison => ({
    what,
    unit,
    ours: median(rates.erasable.map((rate) => rate[of])),
    peer: median(rates.plain.map((rate) => rate[of])),
    peerIs: 'the same where people cannot be erased',
  });
  return [
    compared(`creates of people who can be erased, ${callers} callers`, 'creates/s', together, 'creates'),
    compared('creates of people who can be erased, one caller', 'creates/s', alone, 'creates'),
    compared('replay of these from SQLite, nothing in memory', 'events/s', together, 'replayed'),
  ];
};

const measure = async (path: string, erasable: boolean, users: number, callers: number): Promise<Rates> => {
  const open = () => (erasable ? openKeys(`${path}.keys`) : undefined);
  const keys = open();
  collectGarbage();
  const rollcall = await openEmbedded(path, 'bench', keys);
  const { milliseconds } = await writerCreates(rollcall, users, callers);
  keys?.close();
  const again = open();
  const replayed = await replayRate(path, rollcall.directoryId, again);
  again?.close();
  return { creates: (users / milliseconds) * 1_000, replayed };
};

const replayRate = async (path: string, id: DirectoryId, keys: PersonKeys | undefined): Promise<number> => {
  const log = await openSqliteEventStore({ path })();
  if (E.isLeft(log)) throw new Error(log.left.reason);
  collectGarbage();
  const started = performance.now();
  const state = await replay(readableStore(log.right, keys), id, { from: createDirectory(id) })();
  const milliseconds = performance.now() - started;
  await log.right.close();
  if (E.isLeft(state)) throw new Error(JSON.stringify(state.left));
  return (Number(state.right.revision + 1n) / milliseconds) * 1_000;
};

const master = parseMasterKey(randomBytes(32).toString('hex'));

const openKeys = (path: string): PersonKeys => {
  if (master === undefined) throw new Error('the master key is none');
  const opened = openPersonKeys({ path, master });
  if (E.isLeft(opened)) throw new Error(opened.left.reason);
  return opened.right;
};

export const erasableBenchmark: Benchmark = { name: 'erasable', run };
