import type Database from 'libsql';
import { inTransaction, openRequestFile } from './request-file';
import type { Retention } from './request-log';
import { hourOf } from './request-record';
import type { StoredRequest } from './stored-request';

/** Other processes write as well, a batch at a time. */
const PATIENCE_MS = 2_000;
/** Ids of requests are random, so a batch touches many pages: 16 MB stay in memory, 16 MB in the `-wal`. */
const FEWER_PAGES = 'PRAGMA cache_size = -16384; PRAGMA wal_autocheckpoint = 4096';
const PRUNE_EVERY_MS = 10 * 60 * 1_000;
/** Rows that go into one `INSERT`: the way into the driver costs about as much as a row. */
const MANY = 32;

const insertOf = (rows: number): string =>
  `INSERT INTO requests (time, directory, key, method, resource, named, status, request, record)
   VALUES ${Array.from({ length: rows }, () => '(?, ?, ?, ?, ?, ?, ?, ?, ?)').join(', ')}`;

/** What is written to the file of requests. All of it is synchronous, and throws what SQLite says. */
export class RequestInserts {
  readonly #db: Database.Database;
  readonly #addOne: Database.Statement;
  readonly #addMany: Database.Statement;
  readonly #count: Database.Statement;
  #prunedAt = Number.NEGATIVE_INFINITY;

  constructor(
    path: string,
    private readonly retention: Retention,
  ) {
    this.#db = openRequestFile(path, PATIENCE_MS);
    this.#db.exec(FEWER_PAGES);
    this.#addOne = this.#db.prepare(insertOf(1));
    this.#addMany = this.#db.prepare(insertOf(MANY));
    this.#count = this.#db.prepare(
      `INSERT INTO traffic (directory, hour, requests, failed) VALUES (?, ?, ?, ?)
         ON CONFLICT DO UPDATE
         SET requests = requests + excluded.requests, failed = failed + excluded.failed`,
    );
  }

  /** All of them, or none. Now and then what is too old or too much goes. */
  add(texts: ReadonlyArray<string>): void {
    const now = Date.now();
    const requests = texts.map((text): StoredRequest => JSON.parse(text));
    const isDue = now - this.#prunedAt >= PRUNE_EVERY_MS;
    inTransaction(this.#db, () => {
      this.#insert(requests, texts);
      this.#countHours(requests);
      if (isDue) this.#prune(now);
    });
    if (isDue) this.#prunedAt = now;
  }

  close(): void {
    this.#db.close();
  }

  #insert(requests: ReadonlyArray<StoredRequest>, texts: ReadonlyArray<string>): void {
    for (let done = 0; done < requests.length; ) {
      const rows = requests.length - done >= MANY ? MANY : 1;
      const cells: Array<number | string | null> = [];
      for (const request of requests.slice(done, done + rows)) {
        const {
          time,
          directory = null,
          key = null,
          method,
          resource = null,
          body,
          status,
          requestId,
        } = request;
        const named = body?.named ?? null;
        cells.push(Date.parse(time), directory, key, method, resource, named, status, requestId);
        cells.push(texts[done] ?? '');
        done += 1;
      }
      (rows === MANY ? this.#addMany : this.#addOne).run(cells);
    }
  }

  #countHours(requests: ReadonlyArray<StoredRequest>): void {
    const hours = new Map<string, { directory: string; hour: string; requests: number; failed: number }>();
    for (const { directory, time, status } of requests) {
      if (directory === undefined) continue;
      const hour = hourOf(time);
      const counted = hours.get(`${directory} ${hour}`) ?? { directory, hour, requests: 0, failed: 0 };
      counted.requests += 1;
      counted.failed += Number(status >= 400);
      hours.set(`${directory} ${hour}`, counted);
    }
    for (const { directory, hour, requests, failed } of hours.values()) {
      this.#count.run([directory, hour, requests, failed]);
    }
  }

  #prune(now: number): void {
    const { milliseconds, requests, strangers } = this.retention;
    this.#db.prepare('DELETE FROM requests WHERE time < ?').run([now - milliseconds]);
    this.#db.prepare('DELETE FROM traffic WHERE hour < ?').run([new Date(now - milliseconds).toISOString()]);
    this.#db
      .prepare('DELETE FROM requests WHERE place <= (SELECT max(place) FROM requests) - ?')
      .run([requests]);
    this.#db
      .prepare(
        `DELETE FROM requests WHERE key IS NULL AND place <=
           (SELECT place FROM requests WHERE key IS NULL ORDER BY place DESC LIMIT 1 OFFSET ?)`,
      )
      .run([strangers]);
  }
}
