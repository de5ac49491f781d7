import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DirectoryId } from '@rollcall/domain';
import Database from 'libsql';
import { jsonText } from '../http/json-text';
import type { HourOfRequests, LoggedRequest, RequestQuery, Retention } from './request-log';
import { hourOf, type NotedRequest } from './request-record';
import { requestFrom } from './stored-request';

const TABLE = `
  PRAGMA busy_timeout = 50;
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  CREATE TABLE IF NOT EXISTS requests (
    place INTEGER PRIMARY KEY AUTOINCREMENT,
    time INTEGER NOT NULL,
    directory TEXT,
    key TEXT,
    status INTEGER NOT NULL,
    request TEXT NOT NULL,
    record TEXT NOT NULL
  );
  CREATE INDEX IF NOT EXISTS requests_of_directory ON requests (directory, place);
  CREATE INDEX IF NOT EXISTS requests_by_id ON requests (request);
  CREATE INDEX IF NOT EXISTS requests_failed ON requests (directory, place) WHERE status >= 400;
  CREATE INDEX IF NOT EXISTS requests_by_method
    ON requests (directory, json_extract(record, '$.method'), place);
  CREATE INDEX IF NOT EXISTS requests_of_resource
    ON requests (directory, json_extract(record, '$.resource'), place);
  CREATE INDEX IF NOT EXISTS requests_that_name
    ON requests (directory, json_extract(record, '$.body.named'), place);
  CREATE TABLE IF NOT EXISTS traffic (
    directory TEXT,
    hour TEXT,
    requests INTEGER NOT NULL,
    failed INTEGER NOT NULL,
    PRIMARY KEY (directory, hour)
  ) WITHOUT ROWID;
`;

/** The table in a SQLite file, for nobody but us. All of it is synchronous, and throws what SQLite says. */
export class RequestTable {
  readonly #db: Database.Database;
  readonly #insert: Database.Statement;
  readonly #count: Database.Statement;

  constructor(path: string) {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    closeSync(openSync(path, 'a', 0o600));
    this.#db = new Database(path);
    this.#db.exec(TABLE);
    this.#insert = this.#db.prepare(
      'INSERT INTO requests (time, directory, key, status, request, record) VALUES (?, ?, ?, ?, ?, ?)',
    );
    this.#count = this.#db.prepare(
      `INSERT INTO traffic (directory, hour, requests, failed) VALUES (?, ?, ?, ?)
         ON CONFLICT DO UPDATE
         SET requests = requests + excluded.requests, failed = failed + excluded.failed`,
    );
  }

  /** All of them, or none. */
  add(requests: ReadonlyArray<NotedRequest>): void {
    const hours = new Map<string, { directory: string; hour: string; requests: number; failed: number }>();
    this.#transaction(() => {
      for (const { body, ...request } of requests) {
        const { time, directory, key, status, requestId } = request;
        const record = jsonText({ ...request, body: body() });
        this.#insert.run([Date.parse(time), directory ?? null, key ?? null, status, requestId, record]);
        if (directory === undefined) continue;
        const hour = hourOf(time);
        const counted = hours.get(`${directory} ${hour}`) ?? { directory, hour, requests: 0, failed: 0 };
        counted.requests += 1;
        counted.failed += Number(status >= 400);
        hours.set(`${directory} ${hour}`, counted);
      }
      for (const { directory, hour, requests: made, failed } of hours.values()) {
        this.#count.run([directory, hour, made, failed]);
      }
    });
  }

  /**
   * One more than the limit, when there are more. The bounds of a status are written out: from 400 on, SQLite
   * then sees that the index of failures has them all.
   */
  find(directory: DirectoryId, { filter, limit, before }: RequestQuery): ReadonlyArray<LoggedRequest> {
    const { status, key, request, methods, resource, named, since, until } = filter;
    const conditions: ReadonlyArray<readonly [sql: string, ...values: ReadonlyArray<unknown>]> = [
      ['directory = ?', directory],
      ...(before === undefined ? [] : [['place < ?', before] as const]),
      ...(status === undefined ? [] : [[`status >= ${status.least} AND status <= ${status.most}`] as const]),
      ...(key === undefined ? [] : [['key = ?', key] as const]),
      ...(request === undefined ? [] : [['request = ?', request] as const]),
      ...(methods === undefined
        ? []
        : [[`json_extract(record, '$.method') IN (${methods.map(() => '?').join()})`, ...methods] as const]),
      ...(resource === undefined ? [] : [["json_extract(record, '$.resource') = ?", resource] as const]),
      ...(named === undefined ? [] : [["json_extract(record, '$.body.named') = ?", named] as const]),
      ...(until === undefined ? [] : [['time <= ?', until.getTime()] as const]),
      ...(since === undefined ? [] : [['time >= ?', since.getTime()] as const]),
    ];
    const where = conditions.map(([sql]) => sql).join(' AND ');
    const values = conditions.flatMap(([, ...given]) => given);
    return this.#db
      .prepare(`SELECT place, record FROM requests WHERE ${where} ORDER BY place DESC LIMIT ?`)
      .raw()
      .all([...values, limit + 1])
      .map(logged);
  }

  traffic(directory: DirectoryId, since: Date): ReadonlyArray<HourOfRequests> {
    return this.#db
      .prepare('SELECT hour, requests, failed FROM traffic WHERE directory = ? AND hour >= ? ORDER BY hour')
      .raw()
      .all([directory, since.toISOString()])
      .map(counted);
  }

  prune({ milliseconds, requests, strangers }: Retention, now: number): void {
    this.#transaction(() => {
      this.#db.prepare('DELETE FROM requests WHERE time < ?').run([now - milliseconds]);
      this.#db
        .prepare('DELETE FROM traffic WHERE hour < ?')
        .run([new Date(now - milliseconds).toISOString()]);
      this.#db
        .prepare('DELETE FROM requests WHERE place <= (SELECT max(place) FROM requests) - ?')
        .run([requests]);
      this.#db
        .prepare(
          `DELETE FROM requests WHERE key IS NULL AND place <=
             (SELECT place FROM requests WHERE key IS NULL ORDER BY place DESC LIMIT 1 OFFSET ?)`,
        )
        .run([strangers]);
    });
  }

  close(): void {
    this.#db.close();
  }

  #transaction(work: () => void): void {
    this.#db.exec('BEGIN IMMEDIATE');
    try {
      work();
      this.#db.exec('COMMIT');
    } catch (error) {
      if (this.#db.inTransaction) this.#db.exec('ROLLBACK');
      throw error;
    }
  }
}

const logged = (row: unknown): LoggedRequest => {
  const [place, text]: ReadonlyArray<unknown> = Array.isArray(row) ? row : [];
  const request = requestFrom(JSON.parse(String(text)));
  if (request === undefined) throw new Error(`request ${String(place)} is not in the form of this version`);
  return { ...request, place: Number(place) };
};

const counted = (row: unknown): HourOfRequests => {
  const [hour, requests, failed]: ReadonlyArray<unknown> = Array.isArray(row) ? row : [];
  return { hour: String(hour), requests: Number(requests), failed: Number(failed) };
};
