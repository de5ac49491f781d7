import { revision } from '@rollcall/domain';
import { directoryStream } from '@rollcall/event-store';
import { replay } from '@rollcall/projector';
import { HistoryVerifier } from '@rollcall/transparency';
import * as E from 'fp-ts/lib/Either.js';
import Database from 'libsql';
import { atLeast, type Comparison } from '../comparison';
import { collectGarbage } from '../measure/collect-garbage';
import { median } from '../measure/median';
import type { RecordedLog } from './recorded-log';

const PAGE = 1_000;

/** Walks over a whole log, each beside a walk that only reads rows and parses them. */
export const logWalks = async (log: RecordedLog, rounds: number): Promise<ReadonlyArray<Comparison>> => {
  const scans: number[] = [];
  const replays: number[] = [];
  const verifications: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    scans.push(await taken(async () => scan(log)));
    replays.push(await taken(() => replayed(log)));
    verifications.push(await taken(() => verified(log)));
  }
  const events = log.instants.length;
  const perSecond = (took: ReadonlyArray<number>) => (events / median(took)) * 1_000;
  const beside = { unit: 'events/s', peer: perSecond(scans), peerIs: 'a bare scan with JSON.parse' };
  const size = `${events.toLocaleString('en')} events in SQLite`;
  return [
    { what: `replay of ${size}`, ours: perSecond(replays), ...beside, target: atLeast(0.4) },
    { what: `chain and tree verified over ${size}`, ours: perSecond(verifications), ...beside },
  ];
};

const taken = async (work: () => Promise<void>): Promise<number> => {
  collectGarbage();
  const began = performance.now();
  await work();
  return performance.now() - began;
};

const scan = ({ path, id, instants }: RecordedLog): void => {
  const db = new Database(path);
  const page = db
    .prepare(
      `SELECT position, name, revision, events.id, type, data, metadata
       FROM streams CROSS JOIN events ON stream = streams.id
       WHERE name = ? AND revision >= ? ORDER BY revision LIMIT ?`,
    )
    .raw();
  let objects = 0;
  for (let from = 0; from < instants.length; from += PAGE) {
    for (const row of page.all([directoryStream(id), from, PAGE])) {
      const [, , , , , data, metadata] = Array.isArray(row) ? row : [];
      for (const text of [data, metadata]) if (typeof JSON.parse(text) === 'object') objects += 1;
    }
  }
  db.close();
  if (objects !== 2 * instants.length) throw new Error(`${objects} objects were read`);
};

const replayed = async ({ store, id, instants }: RecordedLog): Promise<void> => {
  const state = await replay(store, id)();
  if (E.isLeft(state)) throw new Error(state.left._tag);
  if (state.right.revision !== BigInt(instants.length - 1)) throw new Error('the replay ended early');
};

const verified = async ({ store, id, instants }: RecordedLog): Promise<void> => {
  const verifier = new HistoryVerifier(id);
  for (let from = 0; from < instants.length; from += PAGE) {
    const page = await store.readForwards(directoryStream(id), revision(from), PAGE)();
    if (E.isLeft(page)) throw new Error(page.left._tag);
    for (const event of page.right) verifier.add(event);
  }
  const verdict = verifier.verdict();
  if (verdict._tag !== 'Intact') throw new Error(verdict.reason);
};
