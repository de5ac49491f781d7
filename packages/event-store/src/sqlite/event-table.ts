import { type EventId, eventId, NO_EVENTS, type Revision, revision } from '@rollcall/domain';
import type Database from 'libsql';
import type { RecordedEvent } from '../events';
import type { SerialisedEvent } from '../serialised-event';
import type { StreamName } from '../stream-name';
import { cells, integer, recordedEvent, text } from './stored-row';

const COLUMNS = 'position, name, revision, events.id, type, data, metadata';
const OF_STREAM = `SELECT ${COLUMNS} FROM streams CROSS JOIN events ON stream = streams.id WHERE name = ?`;

/** Rows that go into one `INSERT`: the way into the driver costs about as much as a row. */
const MANY = 16;

const insertOf = (rows: number): string =>
  `INSERT INTO events (position, stream, revision, id, type, data, metadata)
   VALUES ${Array.from({ length: rows }, () => '(?, ?, ?, ?, ?, ?, ?)').join(', ')}`;

/** A stream that has events, as it stands. */
export type StreamState = { readonly key: number; readonly head: Revision };

/** A number of rows that SQLite takes for what it means: it reads a negative one as "all". */
const atMost = (count: number): number => Math.min(Math.max(0, count), Number.MAX_SAFE_INTEGER);

/** The statements over the tables of an open database. All of them are synchronous, and throw what SQLite says. */
export class EventTable {
  readonly #stateOf: Database.Statement;
  readonly #lastPosition: Database.Statement;
  readonly #addStream: Database.Statement;
  readonly #addOne: Database.Statement;
  readonly #addMany: Database.Statement;
  readonly #idsAfter: Database.Statement;
  readonly #positionAt: Database.Statement;
  readonly #forwards: Database.Statement;
  readonly #backwards: Database.Statement;
  readonly #all: Database.Statement;

  constructor(db: Database.Database) {
    const prepare = (sql: string): Database.Statement => db.prepare(sql).raw();
    this.#stateOf = prepare(
      'SELECT id, (SELECT max(revision) FROM events WHERE stream = streams.id) FROM streams WHERE name = ?',
    );
    this.#lastPosition = prepare('SELECT max(position) FROM events');
    this.#addStream = db.prepare('INSERT INTO streams (name) VALUES (?)');
    this.#addOne = db.prepare(insertOf(1));
    this.#addMany = db.prepare(insertOf(MANY));
    this.#idsAfter = prepare(
      'SELECT id FROM events WHERE stream = ? AND revision > ? ORDER BY revision LIMIT ?',
    );
    this.#positionAt = prepare('SELECT position FROM events WHERE stream = ? AND revision = ?');
    this.#forwards = prepare(`${OF_STREAM} AND revision >= ? ORDER BY revision LIMIT ?`);
    this.#backwards = prepare(`${OF_STREAM} AND revision <= ? ORDER BY revision DESC LIMIT ?`);
    this.#all = prepare(
      `SELECT ${COLUMNS} FROM events CROSS JOIN streams ON streams.id = stream
       WHERE position > ? ORDER BY position LIMIT ?`,
    );
  }

  stateOf(stream: StreamName): StreamState | undefined {
    const [key, head] = cells(this.#stateOf.get([stream]));
    if (key === undefined) return undefined;
    return { key: Number(key), head: head === null ? NO_EVENTS : revision(integer(head)) };
  }

  /** 0 when there are no events. */
  lastPosition(): number {
    return Number(cells(this.#lastPosition.get([]))[0] ?? 0);
  }

  addStream(stream: StreamName): number {
    return Number(this.#addStream.run([stream]).lastInsertRowid);
  }

  /** Adds events, the first of them with the position and the revision given. */
  addEvents(key: number, position: number, first: number, events: ReadonlyArray<SerialisedEvent>): void {
    const rows = events.map((event, index) => [
      position + index,
      key,
      first + index,
      event.id,
      event.type,
      event.data,
      event.metadata,
    ]);
    let done = 0;
    for (; rows.length - done >= MANY; done += MANY) this.#addMany.run(rows.slice(done, done + MANY).flat());
    for (; done < rows.length; done += 1) this.#addOne.run(rows[done] ?? []);
  }

  idsAfter(key: number, after: Revision, count: number): ReadonlyArray<EventId> {
    return this.#idsAfter.all([key, Number(after), count]).map((row) => eventId(text(cells(row)[0])));
  }

  positionAt(key: number, place: Revision): bigint {
    return integer(cells(this.#positionAt.get([key, Number(place)]))[0]);
  }

  forwards(stream: StreamName, from: bigint, maxCount: number): ReadonlyArray<RecordedEvent> {
    return this.#forwards.all([stream, Number(from), atMost(maxCount)]).map(recordedEvent);
  }

  backwards(stream: StreamName, from: bigint | 'end', maxCount: number): ReadonlyArray<RecordedEvent> {
    const start = from === 'end' ? Number.MAX_SAFE_INTEGER : Number(from);
    return this.#backwards.all([stream, start, atMost(maxCount)]).map(recordedEvent);
  }

  /** Events of all streams, in order of position. */
  after(position: bigint, maxCount: number): ReadonlyArray<RecordedEvent> {
    return this.#all.all([Number(position), maxCount]).map(recordedEvent);
  }
}
