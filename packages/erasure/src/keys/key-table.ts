import type { DirectoryId, UserId } from '@rollcall/domain';
import { makeOwnFile, OpenedFile } from '@rollcall/event-store';
import Database from 'libsql';
import { WRAPPED_BYTES } from './master-key';

/** `RLCK`: says whose file it is. */
const APPLICATION_ID = 0x524c434b;
const VERSION = 1;

/**
 * Rows are only ever added at the end, and overwritten in place by values of the same length: SQLite then moves
 * no row, so no copy of a destroyed key stays behind in an unused part of a page.
 */
const TABLES = `
  CREATE TABLE master (id INTEGER PRIMARY KEY CHECK (id = 1), mark TEXT NOT NULL);
  CREATE TABLE keys (
    number INTEGER PRIMARY KEY,
    directory TEXT NOT NULL,
    person TEXT NOT NULL,
    wrapped BLOB NOT NULL
  );
  CREATE UNIQUE INDEX keys_of_people ON keys (directory, person);
  PRAGMA application_id = ${APPLICATION_ID};
  PRAGMA user_version = ${VERSION};
`;

/** People asked for in one query: the way into the driver costs more than a row. */
const AT_ONCE = 64;

export type WrappedKey = { readonly person: UserId; readonly wrapped: Buffer };

/** The wrapped keys in a SQLite file, for nobody but us. Everything is synchronous, and throws what SQLite says. */
export class KeyTable {
  readonly #db: Database.Database;
  readonly #one: Database.Statement;
  readonly #many: Database.Statement;
  readonly #insert: Database.Statement;
  readonly #overwrite: Database.Statement;
  readonly #checkpoint: Database.Statement;
  /** A key that is kept in a file that nobody finds again is lost, and the person with it. */
  readonly #file: OpenedFile | undefined;

  constructor(path: string) {
    if (path !== ':memory:') makeOwnFile(path);
    this.#db = new Database(path);
    try {
      this.#db.exec('PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
      this.#db.exec('PRAGMA secure_delete = ON');
      this.transaction(() => this.#prepareTables());
      this.#file = path === ':memory:' ? undefined : new OpenedFile(path);
      const which = (people: number) =>
        `SELECT person, wrapped FROM keys WHERE directory = ? AND person IN (${Array(people).fill('?').join()})`;
      this.#one = this.#db.prepare(which(1)).raw();
      this.#many = this.#db.prepare(which(AT_ONCE)).raw();
      this.#insert = this.#db.prepare('INSERT INTO keys (directory, person, wrapped) VALUES (?, ?, ?)');
      this.#overwrite = this.#db.prepare('UPDATE keys SET wrapped = ? WHERE directory = ? AND person = ?');
      this.#checkpoint = this.#db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').raw();
    } catch (error) {
      this.#db.close();
      throw error;
    }
  }

  /** The mark of the master key that wrapped what is here; `undefined` until it is set. */
  get mark(): string | undefined {
    const [mark] = this.#db.prepare('SELECT mark FROM master').pluck().all([]);
    return typeof mark === 'string' ? mark : undefined;
  }

  setMark(mark: string): void {
    this.#db.prepare('INSERT OR REPLACE INTO master (id, mark) VALUES (1, ?)').run([mark]);
  }

  /** Those that are there and not destroyed, in no particular order. */
  find(directory: DirectoryId, people: ReadonlyArray<UserId>): ReadonlyArray<WrappedKey> {
    this.#file?.mustBeThere();
    const found: WrappedKey[] = [];
    for (let from = 0; from < people.length; from += AT_ONCE) {
      const some = people.slice(from, from + AT_ONCE);
      const rows =
        some.length === 1
          ? this.#one.all([directory, ...some])
          : this.#many.all([directory, ...filled(some)]);
      for (const row of rows) {
        const [person, wrapped]: ReadonlyArray<unknown> = Array.isArray(row) ? row : [];
        if (Buffer.isBuffer(wrapped) && !wrapped.equals(DESTROYED))
          found.push({ person: String(person) as UserId, wrapped });
      }
    }
    return found;
  }

  /** Throws for somebody who has a key, or had one. */
  add(directory: DirectoryId, { person, wrapped }: WrappedKey): void {
    this.#insert.run([directory, person, wrapped]);
  }

  overwrite(directory: DirectoryId, { person, wrapped }: WrappedKey): void {
    this.#overwrite.run([wrapped, directory, person]);
  }

  destroy(directory: DirectoryId, person: UserId): void {
    this.#overwrite.run([DESTROYED, directory, person]);
  }

  /** Every key that is not destroyed, by rising number. */
  after(
    number: number,
    count: number,
  ): ReadonlyArray<WrappedKey & { readonly number: number; readonly directory: DirectoryId }> {
    return this.#db
      .prepare('SELECT number, directory, person, wrapped FROM keys WHERE number > ? ORDER BY number LIMIT ?')
      .raw()
      .all([number, count])
      .flatMap((row) => {
        const [at, directory, person, wrapped]: ReadonlyArray<unknown> = Array.isArray(row) ? row : [];
        return Buffer.isBuffer(wrapped)
          ? [
              {
                number: Number(at),
                directory: String(directory) as DirectoryId,
                person: String(person) as UserId,
                wrapped,
              },
            ]
          : [];
      });
  }

  /** All of it happens, or nothing. */
  transaction<A>(work: () => A): A {
    this.#db.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.#db.exec('COMMIT');
      this.#file?.mustBeThere();
      return result;
    } catch (error) {
      if (this.#db.inTransaction) this.#db.exec('ROLLBACK');
      throw error;
    }
  }

  /** Empties the write-ahead log into the file; `false` while other processes keep that from being done. */
  emptyLog(): boolean {
    const row: unknown = this.#checkpoint.get([]);
    return Array.isArray(row) && row[0] === 0;
  }

  close(): void {
    this.#db.close();
  }

  #prepareTables(): void {
    const value = (sql: string): unknown => this.#db.prepare(sql).pluck().all([])[0];
    if (value('PRAGMA application_id') === APPLICATION_ID) {
      const version = value('PRAGMA user_version');
      if (version === VERSION) return;
      throw new Error(`the file has version ${String(version)}, this program knows version ${VERSION}`);
    }
    if (value('SELECT count(*) FROM sqlite_master') !== 0) throw new Error('the file holds something else');
    this.#db.exec(TABLES);
  }
}

/** Of a key that was destroyed; no wrapped key has a nonce and a tag of zeros. */
export const DESTROYED = Buffer.alloc(WRAPPED_BYTES);

const filled = (people: ReadonlyArray<UserId>): ReadonlyArray<UserId | undefined> =>
  Array.from({ length: AT_ONCE }, (_, at) => people[Math.min(at, people.length - 1)]);
