import * as E from 'fp-ts/lib/Either.js';
import type { Appended } from '../appended';
import type { AppendError } from '../errors';
import { PAGE_SIZE } from '../page';
import type { EventReader } from './event-reader';
import type { EventWriter } from './event-writer';
import { reasonOf, unavailableBy } from './fault';
import { type PendingAppend, type Placed, Placing } from './placing';
import type { WritingConnection } from './writing-connection';

export type Answer = E.Either<AppendError, Appended>;

/** Appends that share one transaction, and thereby one `fdatasync`. */
export class GroupTransaction {
  readonly #connection: WritingConnection;
  readonly #writer: EventWriter;
  readonly #reader: EventReader;
  readonly #path: string;

  constructor(connection: WritingConnection, writer: EventWriter, reader: EventReader, path: string) {
    this.#connection = connection;
    this.#writer = writer;
    this.#reader = reader;
    this.#path = path;
  }

  /** Takes the write lock, or throws what SQLite says. */
  begin(): void {
    this.#connection.begin();
  }

  /** Decides each append on its own, in the order given; the answers, in the same order, tell what is durable. */
  async finish(group: ReadonlyArray<PendingAppend>): Promise<ReadonlyArray<Answer>> {
    const placed: Placed[] = [];
    let committing = false;
    try {
      const placing = new Placing(this.#writer);
      for (const append of group) placed.push(placing.place(append));
      committing = true;
      await this.#connection.commit();
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
      const tail = this.#reader.forwards(stream, expected + 1n, PAGE_SIZE);
      return E.left({ _tag: 'Conflict', expected, actual, tail });
    } catch (error) {
      return E.left(unavailableBy(this.#path, error));
    }
  }

  /** The next `begin` tries again if this one fails. */
  #rollBack(): void {
    try {
      this.#connection.rollBack();
    } catch {
      return;
    }
  }
}
