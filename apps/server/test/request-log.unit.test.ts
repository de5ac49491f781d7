import { spawnSync } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { apiKeyId } from '@rollcall/domain';
import { createMemoryEventStore } from '@rollcall/event-store';
import * as E from 'fp-ts/lib/Either.js';
import Database from 'libsql';
import { createMemoryRequestLog } from '../src/requests/memory-request-log';
import type { RequestLogFault, Retention } from '../src/requests/request-log';
import { createSqliteRequestLog } from '../src/requests/sqlite-request-log';
import { createStreamRequestLog } from '../src/requests/stream-request-log';
import { directory } from './directory-id';
import { eventually } from './eventually';
import { ask, idsOf, noted, stranger } from './noted-requests';
import { temporaryStore } from './test-server';

const stores: ReturnType<typeof temporaryStore>[] = [];
const file = (): string => {
  const store = temporaryStore();
  stores.push(store);
  return `${store.path}.requests.db`;
};
afterAll(() => {
  for (const store of stores) store.remove();
});

describe.each([
  ['in memory', () => createMemoryRequestLog()],
  ['in a SQLite file', () => createSqliteRequestLog({ path: file() })],
  ['in a stream', () => createStreamRequestLog({ store: createMemoryEventStore() })],
])('a request log %s', (_where, create) => {
  it('answers what was just noted, as it was', async () => {
    const log = create();
    const request = noted('r1', { status: 409, scimType: 'uniqueness', detail: 'taken', cause: 'x' });
    log.note(request);
    expect((await ask(log)).requests).toEqual([{ ...request, body: { bytes: 2 }, place: 1 }]);
    await log.close();
  });

  it('answers newest first, in pages that leave nothing out and repeat nothing', async () => {
    const log = create();
    for (let n = 0; n < 5; n++) log.note(noted(`r${n}`));
    const first = await ask(log, { limit: 2 });
    expect(first.requests.map(({ requestId }) => requestId)).toEqual(['r4', 'r3']);
    const second = await ask(log, { limit: 2, before: first.next });
    expect(second.requests.map(({ requestId }) => requestId)).toEqual(['r2', 'r1']);
    const last = await ask(log, { limit: 2, before: second.next });
    expect(last.requests.map(({ requestId }) => requestId)).toEqual(['r0']);
    expect(last.next).toBeUndefined();
    await log.close();
  });

  it('finds by status, key, request id and time, and tells nothing of other directories', async () => {
    const log = create();
    const anHourAgo = Date.now() - 3_600_000;
    log.note(noted('old', { time: new Date(anHourAgo).toISOString() }));
    log.note(noted('refused', { status: 404, key: apiKeyId('k2') }));
    const { directory: _, ...nowhere } = noted('nowhere');
    log.note(nowhere);
    expect(await idsOf(log)).toEqual(['refused', 'old']);
    expect(await idsOf(log, { filter: { status: { least: 400, most: 499 } } })).toEqual(['refused']);
    expect(await idsOf(log, { filter: { key: 'k1' } })).toEqual(['old']);
    expect(await idsOf(log, { filter: { request: 'old' } })).toEqual(['old']);
    expect(await idsOf(log, { filter: { since: new Date(anHourAgo + 1) } })).toEqual(['refused']);
    await log.close();
  });

  it('finds by method, by the user or group, and by the name that a body gave', async () => {
    const log = create();
    log.note(
      noted('made', { method: 'POST', route: '/scim/v2/Users', body: () => ({ bytes: 2, named: 'ana' }) }),
    );
    log.note(noted('changed', { resource: 'u1' }));
    log.note(noted('read', { method: 'GET', resource: 'u1' }));
    expect(await idsOf(log, { filter: { methods: ['POST', 'PATCH'] } })).toEqual(['changed', 'made']);
    expect(await idsOf(log, { filter: { resource: 'u1' } })).toEqual(['read', 'changed']);
    expect(await idsOf(log, { filter: { resource: 'u1', methods: ['PATCH'] } })).toEqual(['changed']);
    expect(await idsOf(log, { filter: { named: 'ana' } })).toEqual(['made']);
    const later = { until: new Date(Date.now() + 1_000) };
    expect(await idsOf(log, { filter: later })).toHaveLength(3);
    expect(await idsOf(log, { filter: { until: new Date(0) } })).toEqual([]);
    await log.close();
  });

  it('counts by the hour, and of them those that failed', async () => {
    const log = create();
    const at = (time: string, status = 200) => noted(time, { time, status });
    const [day] = new Date(Date.now() - 86_400_000).toISOString().split('T');
    log.note(at(`${day}T08:10:00.000Z`));
    log.note(at(`${day}T09:20:00.000Z`, 409));
    log.note(at(`${day}T09:59:59.999Z`));
    const { directory: _, ...nowhere } = at(`${day}T09:30:00.000Z`, 401);
    log.note(nowhere);
    const traffic = (since: string) => log.traffic(directory, new Date(since))();
    const eight = { hour: `${day}T08:00:00.000Z`, requests: 1, failed: 0 };
    const nine = { hour: `${day}T09:00:00.000Z`, requests: 2, failed: 1 };
    expect(await traffic(`${day}T00:00:00.000Z`)).toEqual(E.right([eight, nine]));
    expect(await traffic(`${day}T09:00:00.000Z`)).toEqual(E.right([nine]));
    await log.close();
  });
});

/** As the first version made the file, but for indexes that it had in the end. */
const VERSION_0 = `
  CREATE TABLE requests (
    place INTEGER PRIMARY KEY AUTOINCREMENT,
    time INTEGER NOT NULL,
    directory TEXT,
    key TEXT,
    status INTEGER NOT NULL,
    request TEXT NOT NULL,
    record TEXT NOT NULL
  );
  CREATE INDEX requests_of_directory ON requests (directory, place);
  CREATE INDEX requests_about
    ON requests (directory, json_extract(record, '$.resource'), place)
    WHERE json_extract(record, '$.resource') IS NOT NULL;
`;

describe('a request log in a SQLite file', () => {
  const within = (retention: Partial<Retention>): Retention => ({
    milliseconds: 60_000,
    requests: 100,
    strangers: 100,
    ...retention,
  });

  it('is there for the next process, and for nobody else to read', async () => {
    const path = file();
    const log = createSqliteRequestLog({ path });
    log.note(noted('r1'));
    await log.close();
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const next = createSqliteRequestLog({ path });
    expect(await idsOf(next)).toEqual(['r1']);
    await next.close();
  });

  it('loses nothing when another process closes the file', async () => {
    const path = file();
    const log = createSqliteRequestLog({ path });
    log.note(noted('r1'));
    expect(await idsOf(log)).toEqual(['r1']);
    const readAll = `
      const db = new (require('libsql'))(${JSON.stringify(path)});
      process.stdout.write(String(db.prepare('SELECT count(*) FROM requests').pluck().all()));
      db.close();
    `;
    const elsewhere = () => spawnSync(process.execPath, ['-e', readAll]).stdout.toString();
    expect(elsewhere()).toBe('1');
    log.note(noted('r2'));
    expect(await idsOf(log)).toEqual(['r2', 'r1']);
    expect(elsewhere()).toBe('2');
    await log.close();
  });

  it('writes many, a part at a time, without being asked', async () => {
    const path = file();
    const log = createSqliteRequestLog({ path });
    for (let n = 0; n < 700; n++) log.note(noted(`r${n}`));
    const other = createSqliteRequestLog({ path });
    await eventually(async () => (await idsOf(other, { limit: 1_000 })).length === 700, 'all are written');
    expect(await idsOf(other, { limit: 1_000 })).toHaveLength(700);
    await log.close();
    await other.close();
  });

  it('loses the oldest when more wait than it holds, and says how many', async () => {
    const log = createSqliteRequestLog({ path: file() });
    for (let n = 0; n < 12_000; n++) log.note(noted(`r${n}`));
    const kept = (await ask(log, { limit: 20_000 })).requests;
    expect(kept.length + log.lost()).toBe(12_000);
    expect(log.lost()).toBeGreaterThanOrEqual(2_000);
    expect(kept.map(({ requestId }) => requestId)).toEqual(kept.map((_, n) => `r${11_999 - n}`));
    await log.close();
  });

  it('answers while requests keep coming', async () => {
    const log = createSqliteRequestLog({ path: file() });
    let answered = false;
    const keepNoting = (): void => {
      if (answered) return;
      log.note(noted('again'));
      setImmediate(keepNoting);
    };
    keepNoting();
    log.note(noted('r1'));
    expect(await idsOf(log, { filter: { request: 'r1' } })).toEqual(['r1']);
    answered = true;
    await log.close();
  });

  it('forgets what is too old and what is too much', async () => {
    const old = createSqliteRequestLog({ path: file(), retention: within({}) });
    old.note(noted('old', { time: '2026-05-03T10:00:00.000Z' }));
    old.note(noted('new'));
    expect(await idsOf(old)).toEqual(['new']);
    await old.close();

    const many = createSqliteRequestLog({ path: file(), retention: within({ requests: 2 }) });
    for (const id of ['r1', 'r2', 'r3']) many.note(noted(id));
    expect(await idsOf(many)).toEqual(['r3', 'r2']);
    await many.close();
  });

  it('forgets requests of strangers first, so that they push no others out', async () => {
    const log = createSqliteRequestLog({ path: file(), retention: within({ strangers: 1 }) });
    log.note(noted('known'));
    for (const id of ['s1', 's2', 's3']) log.note(stranger(id));
    expect(await idsOf(log)).toEqual(['s3', 'known']);
    await log.close();
  });

  it('brings a file of its first version up to date, and finds in it by everything', async () => {
    const path = file();
    const db = new Database(path);
    db.exec(VERSION_0);
    for (const [at, { body, revisions, ...request }] of [
      noted('made', { method: 'POST', body: () => ({ bytes: 2, named: 'ana' }) }),
      noted('read', { method: 'GET', resource: 'u1', status: 404 }),
    ].entries()) {
      const record = JSON.stringify({ ...request, revisions: revisions.map(String), body: body() });
      const { requestId, key, status } = request;
      db.prepare('INSERT INTO requests VALUES (?, ?, ?, ?, ?, ?, ?)').run([
        at + 1,
        Date.now(),
        directory,
        key,
        status,
        requestId,
        record,
      ]);
    }
    db.close();
    const log = createSqliteRequestLog({ path });
    expect(await idsOf(log, { filter: { methods: ['POST'] } })).toEqual(['made']);
    expect(await idsOf(log, { filter: { named: 'ana' } })).toEqual(['made']);
    expect(await idsOf(log, { filter: { resource: 'u1' } })).toEqual(['read']);
    expect(await idsOf(log, { filter: { status: { least: 400, most: 499 } } })).toEqual(['read']);
    log.note(noted('new', { resource: 'u1' }));
    expect((await ask(log, { filter: { resource: 'u1' } })).requests.map(({ place }) => place)).toEqual([
      3, 2,
    ]);
    await log.close();
  });

  it('leaves a file of a later version alone', async () => {
    const path = file();
    const db = new Database(path);
    db.exec('PRAGMA user_version = 99');
    db.close();
    const before = readFileSync(path);
    const log = createSqliteRequestLog({ path });
    for (const time of [1, 2, 3]) {
      log.note(noted(`r${time}`));
      expect(await log.query(directory, { filter: {}, limit: 1 })()).toMatchObject(
        E.left({ reason: `${path}: the file has version 99, this program knows version 1` }),
      );
    }
    await log.close();
    expect(readFileSync(path)).toEqual(before);
  });

  it('says so when it cannot be used, and holds up nobody', async () => {
    const path = file();
    writeFileSync(path, 'this is no database, and long enough to be seen as none'.repeat(10));
    const faults: RequestLogFault[] = [];
    const log = createSqliteRequestLog({ path, onFault: (fault) => faults.push(fault) });
    log.note(noted('r1'));
    const page = await log.query(directory, { filter: {}, limit: 1 })();
    expect(page).toMatchObject(E.left({ _tag: 'RequestLogFault', reason: expect.stringContaining(path) }));
    expect(faults[0]?.reason).toContain(path);
    await log.close();
  });
});
