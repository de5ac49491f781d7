import { type EventId, eventId, NO_EVENTS, type Revision, revision } from '@rollcall/domain';
import type { SerialisedEvent } from '../serialised-event';
import type { StreamName } from '../stream-name';
import { cells, integer, text } from './stored-row';
import type { WritingConnection, WritingStatement } from './writing-connection';

/** Rows that go into one `INSERT`: the way into the driver costs about as much as a row. */
const MANY = 16;

const insertOf = (rows: number): string =>
  `INSERT INTO events (position, stream, revision, id, type, data, metadata)
   VALUES ${Array.from({ length: rows }, () => '(?, ?, ?, ?, ?, ?, ?)').join(', ')}`;

/** A stream that has events, as it stands. */
export type StreamState = { readonly key: number; readonly head: Revision };

type Statements = {
  readonly stateOf: WritingStatement;
  readonly lastPosition: WritingStatement;
  readonly addStream: WritingStatement;
  readonly addOne: WritingStatement;
  readonly addMany: WritingStatement;
  readonly idAt: WritingStatement;
  readonly positionAt: WritingStatement;
};

/**
 * Writes events inside the open transaction, and reads there what it needs to know for that.
 * Everything is synchronous, and throws what SQLite says.
 */
export class EventWriter {
  readonly #statements: Statements;

  private constructor(statements: Statements) {
    this.#statements = statements;
  }

  /** Rejects with what SQLite says. */
  static async over(connection: WritingConnection): Promise<EventWriter> {
    return new EventWriter({
      stateOf: await connection.prepare(
        'SELECT id, (SELECT max(revision) FROM events WHERE stream = streams.id) FROM streams WHERE name = ?',
      ),
      lastPosition: await connection.prepare('SELECT max(position) FROM events'),
      addStream: await connection.prepare('INSERT INTO streams (name) VALUES (?)'),
      addOne: await connection.prepare(insertOf(1)),
      addMany: await connection.prepare(insertOf(MANY)),
      idAt: await connection.prepare('SELECT id FROM events WHERE stream = ? AND revision = ?'),
      positionAt: await connection.prepare('SELECT position FROM events WHERE stream = ? AND revision = ?'),
    });
  }

  stateOf(stream: StreamName): StreamState | undefined {
    const [key, head] = cells(this.#statements.stateOf.get([stream]));
    if (key === undefined) return undefined;
    return { key: Number(key), head: head === null ? NO_EVENTS : revision(integer(head)) };
  }

  /** 0 when there are no events. */
  lastPosition(): number {
    return Number(cells(this.#statements.lastPosition.get([]))[0] ?? 0);
  }

  addStream(stream: StreamName): number {
    return Number(this.#statements.addStream.run([stream]).lastInsertRowid);
  }

  /** Adds events, the first of them with the position and the revision given. */
  addEvents(key: number, position: number, first: number, events: ReadonlyArray<SerialisedEvent>): void {
    const { addMany, addOne } = this.#statements;
    for (let done = 0; done < events.length; ) {
      const rows = events.length - done >= MANY ? MANY : 1;
      const cells: Array<number | string> = [];
      for (const { id, type, data, metadata } of events.slice(done, done + rows)) {
        cells.push(position + done, key, first + done, id, type, data, metadata);
        done += 1;
      }
      (rows === MANY ? addMany : addOne).run(cells);
    }
  }

  /** The ids of a stream's events after a revision, up to `count` of them. */
  idsAfter(key: number, after: Revision, count: number): ReadonlyArray<EventId> {
    const ids: EventId[] = [];
    for (let place = Number(after) + 1; ids.length < count; place += 1) {
      const [id] = cells(this.#statements.idAt.get([key, place]));
      if (id === undefined) break;
      ids.push(eventId(text(id)));
    }
    return ids;
  }

  positionAt(key: number, place: Revision): bigint {
    return integer(cells(this.#statements.positionAt.get([key, Number(place)]))[0]);
  }
}
