import type Database from 'libsql';
import PromisedDatabase from 'libsql/promise';
import type { OpenedFile } from './opened-file';

export type WritingStatement = Pick<Database.Statement, 'get' | 'run'>;

/** What is used of `libsql/promise`, whose own declarations leave everything open, and `inTransaction` out. */
type Promised = {
  exec(sql: string): Promise<void>;
  prepare(sql: string): Promise<Database.Statement>;
  close(): void;
};

/**
 * The connection that writes. A transaction is filled synchronously; what makes it durable works on another
 * thread, and until that is done nothing else may be asked of the connection.
 */
export class WritingConnection {
  readonly #db: Promised;
  readonly #begin: WritingStatement;
  readonly #rollBack: WritingStatement;
  readonly #file: OpenedFile;
  /** A transaction was begun and not ended, as far as we know: to ask the driver costs more than an insert. */
  #mayBeOpen = false;

  private constructor(db: Promised, begin: WritingStatement, rollBack: WritingStatement, file: OpenedFile) {
    this.#db = db;
    this.#begin = begin;
    this.#rollBack = rollBack;
    this.#file = file;
  }

  /** Opens a file that has its tables; rejects with what SQLite says. */
  static async open(path: string, file: OpenedFile): Promise<WritingConnection> {
    const db: Promised = new PromisedDatabase(path, {});
    try {
      await db.exec('PRAGMA synchronous = FULL');
      return new WritingConnection(
        db,
        await db.prepare('BEGIN IMMEDIATE'),
        await db.prepare('ROLLBACK'),
        file,
      );
    } catch (error) {
      db.close();
      throw error;
    }
  }

  /** `get` gives the cells of a row as an array. */
  async prepare(sql: string): Promise<WritingStatement> {
    const statement = await this.#db.prepare(sql);
    return statement.reader ? statement.raw() : statement;
  }

  /** Takes the write lock, or throws what SQLite says, or that the file is another one. */
  begin(): void {
    this.#file.mustBeThere();
    if (this.#mayBeOpen) this.rollBack();
    this.#begin.run([]);
    this.#mayBeOpen = true;
  }

  /** Resolves when what was written is durable, also if the log was moved into the file on the way. */
  async commit(): Promise<void> {
    await this.#db.exec('COMMIT');
    this.#mayBeOpen = false;
    this.#file.mustBeThere();
  }

  /** Ends a transaction that failed; throws what SQLite says while one is still open. */
  rollBack(): void {
    if (Reflect.get(this.#db, 'inTransaction') === true) this.#rollBack.run([]);
    this.#mayBeOpen = false;
  }

  /** Moves what is in the write-ahead log into the file. */
  checkpoint(): Promise<void> {
    return this.#db.exec('PRAGMA wal_checkpoint(PASSIVE)');
  }

  close(): void {
    this.#db.close();
  }
}
