import * as E from 'fp-ts/lib/Either.js';
import type Database from 'libsql';
import type { AppendError } from '../errors';
import type { Appended } from '../event-store';
import { PAGE_SIZE } from '../page';
import type { EventTable } from './event-table';
import { reasonOf, unavailableBy } from './fault';
import { type PendingAppend, type Placed, Placing } from './placing';

export type Answer = E.Either<AppendError, Appended>;

/** Appends that share one transaction, and thereby one `fdatasync`. */
export class GroupTransaction {
  readonly #db: Database.Database;
  readonly #table: EventTable;
  readonly #path: string;

  constructor(db: Database.Database, table: EventTable, path: string) {
    this.#db = db;
    this.#table = table;
    this.#path = path;
  }

  /** Takes the write lock, or throws what SQLite says. */
  begin(): void {
    if (this.#db.inTransaction) this.#db.exec('ROLLBACK');
    this.#db.exec('BEGIN IMMEDIATE');
  }

  /** Decides each append on its own, in the order given; the answers, in the same order, tell what is durable. */
  finish(group: ReadonlyArray<PendingAppend>): ReadonlyArray<Answer> {
    const placed: Placed[] = [];
    let committing = false;
    try {
      const placing = new Placing(this.#table);
      for (const append of group) placed.push(placing.place(append));
      committing = true;
      this.#db.exec('COMMIT');
    } catch (error) {
      this.#rollBack();
      const reason = reasonOf(this.#path, error);
      const mayBeWritten = (index: number) => committing && placed[index]?._tag === 'Placed';
      return group.map((_, index) =>
        E.left({ _tag: mayBeWritten(index) ? 'OutcomeUnknown' : 'Unavailable', reason }),
      );
    }
    return placed.map((outcome) => this.#answer(outcome));
  }

  #answer(outcome: Placed): Answer {
    if (outcome._tag === 'Placed') return E.right(outcome.appended);
    const { append, actual } = outcome;
    const { stream, expected } = append;
    try {
      const missing = Number(actual - expected);
      const tail = this.#table.forwards(stream, expected + 1n, Math.min(missing, PAGE_SIZE));
      return E.left({ _tag: 'Conflict', expected, actual, tail });
    } catch (error) {
      return E.left(unavailableBy(this.#path, error));
    }
  }

  /** The next `begin` tries again if this one fails. */
  #rollBack(): void {
    try {
      if (this.#db.inTransaction) this.#db.exec('ROLLBACK');
    } catch {
      return;
    }
  }
}
