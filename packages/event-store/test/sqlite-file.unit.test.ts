import { spawnSync } from 'node:child_process';
import { copyFileSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { NO_EVENTS, revision } from '@rollcall/domain';
import * as O from 'fp-ts/lib/Option.js';
import Database from 'libsql';
import { type EventStore, openSqliteEventStore, type SubscriptionMessage, streamName } from '../src';
import {
  append,
  contentOf,
  filledStream,
  idsOf,
  left,
  right,
  sampleBatch,
  sampleEvent,
} from '../src/contract/samples';
import { closeConnections, openConnections } from '../src/sqlite/connections';
import { type TemporaryFolder, temporaryFolder } from './temporary-folder';

const stream = streamName('scimDirectory-acme_0');

describe('the file of the SQLite store', () => {
  let folder: TemporaryFolder;
  let path: string;
  const opened: EventStore[] = [];

  const open = async (file = path): Promise<EventStore> => {
    const store = right(await openSqliteEventStore({ path: file })());
    opened.push(store);
    return store;
  };
  const refusal = async (file = path): Promise<string> =>
    left(await openSqliteEventStore({ path: file })()).reason;
  /** Works on the file as any other SQLite program would. */
  const withSqlite = <A>(work: (db: Database.Database) => A): A => {
    const db = new Database(path);
    try {
      return work(db);
    } finally {
      db.close();
    }
  };
  const valueOf = (db: Database.Database, sql: string): unknown => db.prepare(sql).pluck().all()[0];

  beforeEach(() => {
    folder = temporaryFolder();
    path = folder.file('data/store.db');
  });
  afterEach(async () => {
    for (const store of opened.splice(0)) await store.close();
    folder.remove();
  });

  it('is made with its folder, for its owner alone', async () => {
    const store = await open();
    await append(store, stream, NO_EVENTS, sampleBatch(1));
    const modes = [dirname(path), path, `${path}-wal`, `${path}-shm`].map(
      (file) => statSync(file).mode & 0o777,
    );
    expect(modes).toEqual([0o700, 0o600, 0o600, 0o600]);
  });

  it('is plain SQLite with a write-ahead log, an application id and a schema version', async () => {
    const store = await open();
    await append(store, stream, NO_EVENTS, sampleBatch(3));
    expect(readFileSync(path).subarray(0, 16).toString('latin1')).toBe('SQLite format 3\0');
    withSqlite((db) => {
      expect(valueOf(db, 'PRAGMA journal_mode')).toBe('wal');
      expect(valueOf(db, 'PRAGMA integrity_check')).toBe('ok');
      expect(valueOf(db, 'PRAGMA user_version')).toBe(1);
      expect(Number(valueOf(db, 'PRAGMA application_id')).toString(16)).toBe('524c434c');
      expect(valueOf(db, 'SELECT count(*) FROM events')).toBe(3);
    });
  });

  it('is written through to the disk at every commit', async () => {
    const connections = await openConnections(path);
    expect((await connections.writing.prepare('PRAGMA synchronous')).get([])).toEqual([2]);
    await closeConnections(connections);
  });

  const shell = spawnSync('sqlite3', ['--version']);
  if (shell.error !== undefined) process.stdout.write('skipped: no sqlite3 program to read the file with\n');
  (shell.error === undefined ? it : it.skip)('is read and found whole by the sqlite3 program', async () => {
    const store = await open();
    await append(store, stream, NO_EVENTS, [sampleEvent({ greeting: 'grüß' })]);
    const read = spawnSync('sqlite3', [
      path,
      'PRAGMA integrity_check; SELECT revision, type, data FROM events;',
    ]);
    expect(read.stdout.toString()).toBe('ok\n0|SampleHappened|{"greeting":"grüß"}\n');
  });

  it('opened again, holds what was appended, and goes on from there', async () => {
    const first = await open();
    const batch = sampleBatch(3);
    const appended = await append(first, stream, NO_EVENTS, batch);
    await first.close();
    const second = await open();
    expect(await append(second, stream, NO_EVENTS, batch)).toEqual(appended);
    const next = await append(second, stream, revision(2), sampleBatch(1));
    expect(next.position.commit).toBe(appended.position.commit + 1n);
  });

  it('alone is the whole store once the store is closed', async () => {
    const store = await open();
    const written = await filledStream(store, stream, 500);
    await store.close();
    const copy = folder.file('copy.db');
    copyFileSync(path, copy);
    expect(idsOf(await contentOf(await open(copy), stream))).toEqual(idsOf(written));
  });

  describe.each(['', '-wal'])('moved while it is open (store.db%s)', (suffix) => {
    const replaced = {
      _tag: 'Unavailable',
      reason: expect.stringContaining('was moved, deleted or replaced'),
    };
    const head = (store: EventStore) => store.head(stream)();
    let store: EventStore;
    let messages: AsyncIterator<SubscriptionMessage>;

    beforeEach(async () => {
      store = await open();
      await append(store, stream, NO_EVENTS, sampleBatch(1));
      messages = store.subscribe({ _tag: 'All', streamPrefix: '' })[Symbol.asyncIterator]();
      for (let live = false; !live; ) live = (await messages.next()).value?._tag === 'CaughtUp';
      renameSync(`${path}${suffix}`, folder.file('elsewhere'));
    });

    it('takes nothing that no file at its path would hold, and is not trusted when it is back', async () => {
      expect(left(await store.append(stream, revision(0), sampleBatch(1))())).toEqual(replaced);
      writeFileSync(`${path}${suffix}`, '');
      expect(left(await store.append(stream, revision(0), sampleBatch(1))())).toEqual(replaced);
      renameSync(folder.file('elsewhere'), `${path}${suffix}`);
      expect(left(await store.append(stream, revision(0), sampleBatch(1))())).toEqual(replaced);
      await store.close();
      expect(right(await head(await open()))).toEqual(O.some(revision(0)));
    });

    it('ends what follows it, and answers no reads', async () => {
      expect((await messages.next()).value).toEqual({ _tag: 'Dropped', error: replaced });
      expect(left(await head(store))).toEqual(replaced);
    });
  });

  it('stays as it is when it is the database of another program', async () => {
    writeFileSync(folder.file('other.db'), '');
    path = folder.file('other.db');
    withSqlite((db) => db.exec('CREATE TABLE books (title TEXT)'));
    const before = readFileSync(path);
    expect(await refusal()).toBe(`${path}: the file is an SQLite database, but not an event store`);
    expect(readFileSync(path)).toEqual(before);
  });

  it('of a later schema version is refused with both versions', async () => {
    await (await open()).close();
    withSqlite((db) => db.exec('PRAGMA user_version = 7; PRAGMA wal_checkpoint(TRUNCATE)'));
    const before = readFileSync(path);
    expect(await refusal()).toBe(`${path}: the file has schema version 7, this program knows version 1`);
    expect(readFileSync(path)).toEqual(before);
  });

  it('that is no database is refused and stays as it is', async () => {
    path = folder.file('notes.txt');
    writeFileSync(path, 'these are notes, and more than a hundred bytes of them. '.repeat(200));
    const before = readFileSync(path);
    expect(await refusal()).toContain('the file is not an SQLite database');
    expect(readFileSync(path)).toEqual(before);
  });

  it('cannot be a folder, nor lie under a file', async () => {
    expect(await refusal(dirname(folder.file('x')))).toContain(': it is not a file');
    writeFileSync(folder.file('a-file'), '');
    expect(await refusal(folder.file('a-file/store.db'))).toContain('(EEXIST: ');
  });

  it('damaged inside, answers as unavailable and says that it is damaged', async () => {
    const first = await open();
    await filledStream(first, stream, 2_000);
    await first.close();
    const bytes = readFileSync(path);
    bytes.fill(0x5a, 4096);
    writeFileSync(path, bytes);
    const store = await open();
    const damaged = { _tag: 'Unavailable', reason: expect.stringContaining('the file is damaged') };
    expect(left(await store.readForwards(stream, revision(0), 10)())).toEqual(damaged);
    expect(left(await store.head(stream)())).toEqual(damaged);
    expect(left(await store.append(stream, revision(1_999), sampleBatch(1))())).toEqual(damaged);
    const messages: unknown[] = [];
    for await (const message of store.subscribe({ _tag: 'All', streamPrefix: '' })) messages.push(message);
    expect(messages).toEqual([{ _tag: 'Dropped', error: damaged }]);
  });

  it('gives text that is no JSON as text', async () => {
    const store = await open();
    await append(store, stream, NO_EVENTS, [sampleEvent(), sampleEvent()]);
    withSqlite((db) => {
      db.exec(`UPDATE events SET data = '{"cut', metadata = x'7b7d20ff' WHERE revision = 0`);
      db.exec('UPDATE events SET data = 42 WHERE revision = 1');
    });
    const [first, second] = await contentOf(store, stream);
    expect([first?.data, typeof first?.metadata, second?.data]).toEqual(['{"cut', 'string', 42]);
  });
});
