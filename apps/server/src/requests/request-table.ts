import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { type DirectoryId, revision } from '@rollcall/domain';
import Database from 'libsql';
import { jsonText } from '../http/json-text';
import type { LoggedRequest, RequestQuery, Retention } from './request-log';
import type { NotedRequest, RequestRecord } from './request-record';

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
`;

/** The table in a SQLite file, for nobody but us. All of it is synchronous, and throws what SQLite says. */
export class RequestTable {
  readonly #db: Database.Database;
  readonly #insert: Database.Statement;

  constructor(path: string) {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    closeSync(openSync(path, 'a', 0o600));
    this.#db = new Database(path);
    this.#db.exec(TABLE);
    this.#insert = this.#db.prepare(
      'INSERT INTO requests (time, directory, key, status, request, record) VALUES (?, ?, ?, ?, ?, ?)',
    );
  }

  /** All of them, or none. */
  add(requests: ReadonlyArray<NotedRequest>): void {
    this.#transaction(() => {
      for (const { body, ...request } of requests) {
        const { time, directory, key, status, requestId } = request;
        const record = jsonText({ ...request, body: body() });
        this.#insert.run([Date.parse(time), directory ?? null, key ?? null, status, requestId, record]);
      }
    });
  }

  /** One more than the limit, when there are more. */
  find(directory: DirectoryId, { filter, limit, before }: RequestQuery): ReadonlyArray<LoggedRequest> {
    const { status, key, request, since } = filter;
    const conditions: ReadonlyArray<readonly [sql: string, ...values: ReadonlyArray<unknown>]> = [
      ['directory = ?', directory],
      ...(before === undefined ? [] : [['place < ?', before] as const]),
      ...(status === undefined ? [] : [['status BETWEEN ? AND ?', status.least, status.most] as const]),
      ...(key === undefined ? [] : [['key = ?', key] as const]),
      ...(request === undefined ? [] : [['request = ?', request] as const]),
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

  prune({ milliseconds, requests, strangers }: Retention, now: number): void {
    this.#transaction(() => {
      this.#db.prepare('DELETE FROM requests WHERE time < ?').run([now - milliseconds]);
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
  const record: Omit<RequestRecord, 'revisions'> & { readonly revisions: ReadonlyArray<string> } = JSON.parse(
    String(text),
  );
  return { ...record, revisions: record.revisions.map((at) => revision(BigInt(at))), place: Number(place) };
};
