import type Database from 'libsql';
import { openRequestFile } from './request-file';
import type { Retention } from './request-log';
import { hourOf } from './request-record';
import type { StoredRequest } from './stored-request';

/** Other processes write as well, a batch at a time. */
const PATIENCE_MS = 2_000;
/** Ids of requests are random, so a batch touches many pages: 16 MB stay in memory, 16 MB in the `-wal`. */
const FEWER_PAGES = 'PRAGMA cache_size = -16384; PRAGMA wal_autocheckpoint = 4096';
const PRUNE_EVERY_MS = 10 * 60 * 1_000;

/** What is written to the file of requests. All of it is synchronous, and throws what SQLite says. */
export class RequestInserts {
  readonly #db: Database.Database;
  readonly #insert: Database.Statement;
  readonly #count: Database.Statement;
  #prunedAt = Number.NEGATIVE_INFINITY;

  constructor(
    path: string,
    private readonly retention: Retention,
  ) {
    this.#db = openRequestFile(path, PATIENCE_MS);
    this.#db.exec(FEWER_PAGES);
    this.#insert = this.#db.prepare(
      'INSERT INTO requests (time, directory, key, status, request, record) VALUES (?, ?, ?, ?, ?, ?)',
    );
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
    this.#transaction(() => {
      requests.forEach(({ time, directory = null, key = null, status, requestId }, at) => {
        this.#insert.run([Date.parse(time), directory, key, status, requestId, texts[at]]);
      });
      this.#countHours(requests);
      if (isDue) this.#prune(now);
    });
    if (isDue) this.#prunedAt = now;
  }

  close(): void {
    this.#db.close();
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
