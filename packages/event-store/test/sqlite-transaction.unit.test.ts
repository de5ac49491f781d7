import { readFileSync } from 'node:fs';
import { NO_EVENTS, revision } from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import Database from 'libsql';
import { type EventStore, openSqliteEventStore, type ProposedEvent, streamName } from '../src';
import {
  append,
  contentOf,
  freshStream,
  left,
  right,
  sampleBatch,
  sampleEvent,
} from '../src/contract/samples';
import { type TemporaryFolder, temporaryFolder } from './temporary-folder';

/** Transactions in a write-ahead log: its frames that close one (the database size stands in them). */
const transactionsIn = (wal: Buffer): number => {
  const pageSize = wal.readUInt32BE(8);
  let transactions = 0;
  for (let frame = 32; frame + 24 + pageSize <= wal.length; frame += 24 + pageSize) {
    if (wal.readUInt32BE(frame + 4) > 0) transactions += 1;
  }
  return transactions;
};

/** Two of them do not go into one transaction. */
const large = (): ProposedEvent => sampleEvent({ text: 'x'.repeat(3 * 1024 * 1024) });

describe('the transactions of the SQLite store', () => {
  let folder: TemporaryFolder;
  let path: string;
  let store: EventStore;

  const transactions = (): number => transactionsIn(readFileSync(`${path}-wal`));

  beforeEach(async () => {
    folder = temporaryFolder();
    path = folder.file('store.db');
    store = right(await openSqliteEventStore({ path })());
  });
  afterEach(async () => {
    await store.close();
    folder.remove();
  });

  it('appends of the same moment to different streams share one', async () => {
    const before = transactions();
    const answers = await Promise.all(
      Array.from({ length: 64 }, () => append(store, freshStream(), NO_EVENTS, sampleBatch(3))),
    );
    expect(answers).toHaveLength(64);
    expect(transactions() - before).toBe(1);
  });

  it('those that are large together do not: other processes wait for the lock meanwhile', async () => {
    const before = transactions();
    await Promise.all([1, 2].map(() => append(store, freshStream(), NO_EVENTS, [large()])));
    expect(transactions() - before).toBe(2);
  });

  it('in a shared one a conflict hinders nobody else, and is told the events that won', async () => {
    const [stream, other] = [freshStream(), freshStream()];
    const winner = sampleBatch(2);
    const [won, lost, alone] = await Promise.all([
      store.append(stream, NO_EVENTS, winner)(),
      store.append(stream, NO_EVENTS, sampleBatch(2))(),
      store.append(other, NO_EVENTS, sampleBatch(2))(),
    ]);
    expect([won, alone].every(E.isRight)).toBe(true);
    expect(left(lost)).toMatchObject({ _tag: 'Conflict', actual: 1n, tail: [{ id: winner[0].id }, {}] });
  });

  it('appends that write nothing make none', async () => {
    const stream = freshStream();
    const batch = sampleBatch(2);
    await append(store, stream, NO_EVENTS, batch);
    const before = transactions();
    await append(store, stream, NO_EVENTS, batch);
    await store.append(stream, revision(7), sampleBatch(1))();
    expect(transactions()).toBe(before);
  });

  it('a short lock of another process is waited for, while everything else goes on', async () => {
    const other = new Database(path);
    other.exec('BEGIN IMMEDIATE');
    const appending = append(store, freshStream(), NO_EVENTS, sampleBatch(1));
    for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setTimeout(resolve, 1));
    other.exec('ROLLBACK');
    other.close();
    expect((await appending).revision).toBe(0n);
  });

  it('a long lock of another process makes the append unavailable, and nothing is written', async () => {
    const stream = freshStream();
    const other = new Database(path);
    other.exec('BEGIN IMMEDIATE');
    const impatient = right(await openSqliteEventStore({ path, lockTimeoutMs: 50 })());
    const error = left(await impatient.append(stream, NO_EVENTS, sampleBatch(1))());
    await impatient.close();
    expect(error).toMatchObject({
      _tag: 'Unavailable',
      reason: expect.stringContaining('another process held the lock for too long'),
    });
    expect(await contentOf(store, stream)).toEqual([]);
    other.exec('ROLLBACK');
    other.close();
    expect((await append(store, stream, NO_EVENTS, sampleBatch(1))).revision).toBe(0n);
  });

  it('a long lock of another process makes the opening unavailable', async () => {
    const locked = folder.file('locked.db');
    const other = new Database(locked);
    other.exec('BEGIN EXCLUSIVE');
    const refused = left(await openSqliteEventStore({ path: locked, lockTimeoutMs: 50 })());
    expect(refused.reason).toContain('another process held the lock for too long');
    other.exec('ROLLBACK');
    other.close();
  });

  it('appends that were begun before the store closes are answered', async () => {
    const streams = Array.from({ length: 5 }, freshStream);
    const answers = streams.map((stream) => append(store, stream, NO_EVENTS, [large()]));
    await store.close();
    expect((await Promise.all(answers)).map(({ revision }) => revision)).toEqual([0n, 0n, 0n, 0n, 0n]);
    const reopened = right(await openSqliteEventStore({ path })());
    for (const stream of streams) expect(await contentOf(reopened, stream)).toHaveLength(1);
    await reopened.close();
  });

  it('the file is looked at for foreign commits only while somebody waits', async () => {
    const timers = () => process.getActiveResourcesInfo().filter((resource) => resource === 'Timeout').length;
    const before = timers();
    const whileWaiting: number[] = [];
    const subscription = store.subscribe({ _tag: 'Stream', stream: streamName('quiet') });
    for await (const message of subscription) {
      expect(message._tag).toBe('CaughtUp');
      setImmediate(() => {
        whileWaiting.push(timers());
        subscription.close();
      });
    }
    expect(whileWaiting).toEqual([before + 1]);
    expect(timers()).toBe(before);
  });
});
