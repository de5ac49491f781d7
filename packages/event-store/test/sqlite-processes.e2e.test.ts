import { revision } from '@rollcall/domain';
import Database from 'libsql';
import { type EventStore, openSqliteEventStore, streamName } from '../src';
import { takeEvents } from '../src/contract/following';
import { contentOf, idsOf, revisionsOf, right, sampleBatch } from '../src/contract/samples';
import { compileStoreProgram, type StoreProcess, type StoreProgram } from './processes/store-program';
import { type TemporaryFolder, temporaryFolder } from './temporary-folder';

const upTo = (count: number): ReadonlyArray<bigint> =>
  Array.from({ length: count }, (_, index) => BigInt(index));

describe('several processes on one file', () => {
  let program: StoreProgram;
  let programFolder: TemporaryFolder;
  let folder: TemporaryFolder;
  let path: string;
  const running: StoreProcess[] = [];

  const open = async (): Promise<EventStore> => right(await openSqliteEventStore({ path })());
  const start = (...parameters: ReadonlyArray<string>): StoreProcess => {
    const started = program.start(...parameters);
    running.push(started);
    return started;
  };

  beforeAll(() => {
    programFolder = temporaryFolder();
    program = compileStoreProgram(programFolder.file('store-process.js'));
  });
  afterAll(() => programFolder.remove());
  beforeEach(() => {
    folder = temporaryFolder();
    path = folder.file('store.db');
  });
  afterEach(async () => {
    for (const child of running.splice(0)) {
      child.kill();
      await child.ended;
    }
    folder.remove();
  });

  it('two append to the same stream from the start: each event is there once, without a gap', async () => {
    const appenders = [1, 2].map(() => start('append', path, 'shared', '300', '2'));
    await Promise.all(appenders.map((child) => child.ended));
    const acknowledged = appenders.flatMap((child) => child.told);
    expect(acknowledged).toHaveLength(600);

    const store = await open();
    const found = await contentOf(store, streamName('shared'));
    await store.close();
    expect(revisionsOf(found)).toEqual(upTo(1_200));
    for (const { ids, last } of acknowledged) {
      const end = Number(last) + 1;
      expect(idsOf(found.slice(end - 2, end))).toEqual(ids);
    }
  });

  it('one follows what two others append, as they append it', async () => {
    const follower = start('follow', path, 'followed-', '400');
    await follower.hasTold(1);
    const store = await open();
    const followedHere = takeEvents(store.subscribe({ _tag: 'All', streamPrefix: 'followed-' }), 400);
    const appenders = ['followed-a', 'followed-b'].map((name) => start('append', path, name, '200', '1'));
    await Promise.all([...appenders, follower].map((child) => child.ended));

    const here = await followedHere;
    const appended = appenders.flatMap((child) => child.told.flatMap(({ ids }) => ids ?? []));
    expect(follower.told.slice(1).map(({ id }) => id)).toEqual(idsOf(here));
    expect([...idsOf(here)].toSorted()).toEqual(appended.toSorted());
    for (const name of ['followed-a', 'followed-b']) {
      expect(revisionsOf(here.filter((event) => event.stream === name))).toEqual(upTo(200));
    }
    await store.close();
  });

  it('one that opened it twice keeps it when another closes it', async () => {
    const store = await open();
    const twice = await open();
    await twice.close();
    const appender = start('append', path, 'theirs', '2', '1');
    await appender.ended;
    expect(appender.told).toHaveLength(2);
    const appended = right(await store.append(streamName('ours'), revision(-1), sampleBatch(1))());
    expect(appended.position.commit).toBe(3n);
    await store.close();
  });

  it('a process killed under load loses nothing that it acknowledged, and leaves no half batch', async () => {
    for (let round = 0; round < 6; round += 1) {
      const names = ['a', 'b', 'c'].map((name) => `killed-${name}-${round}`);
      const appenders = names.map((name) => start('append', path, name, '1000000', '7'));
      await Promise.all(appenders.map((child) => child.hasTold(1 + Math.floor(Math.random() * 200))));
      for (const child of appenders) child.kill();
      await Promise.all(appenders.map((child) => child.ended));

      const store = await open();
      for (const [index, name] of names.entries()) {
        const found = await contentOf(store, streamName(name));
        expect(found.length % 7).toBe(0);
        expect(revisionsOf(found)).toEqual(upTo(found.length));
        const told = appenders[index]?.told ?? [];
        expect(told.length).toBeGreaterThan(0);
        expect(idsOf(found.slice(0, told.length * 7))).toEqual(told.flatMap(({ ids }) => ids ?? []));
      }
      await store.close();
    }
    const db = new Database(path);
    expect(db.prepare('PRAGMA integrity_check').raw().all()).toEqual([['ok']]);
    db.close();
  });

  it('a file that can grow no more fails the append with a reason, and keeps what it had', async () => {
    const limited = program.startWithFileLimit(256, 'append', path, 'limited', '1000000', '10');
    running.push(limited);
    await limited.ended;
    const failure = limited.told.at(-1)?.failed;
    expect(['OutcomeUnknown', 'Unavailable']).toContain(failure?._tag);
    expect(failure?.reason).toMatch(/failed|full/);

    const store = await open();
    const acknowledged = limited.told.flatMap(({ ids }) => ids ?? []);
    const found = await contentOf(store, streamName('limited'));
    expect(acknowledged.length).toBeGreaterThan(0);
    expect(idsOf(found.slice(0, acknowledged.length))).toEqual(acknowledged);
    expect(right(await store.readForwards(streamName('limited'), revision(0), 1)())).toHaveLength(1);
    await store.close();
  });
});
