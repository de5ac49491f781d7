import { type Revision, revision } from '@rollcall/domain';
import * as O from 'fp-ts/lib/Option.js';
import type Database from 'libsql';
import type { RecordedEvent } from '../events';
import type { StreamName } from '../stream-name';
import { cells, integer, recordedEvent } from './stored-row';

const COLUMNS = 'position, name, revision, events.id, type, data, metadata';
const OF_STREAM = `SELECT ${COLUMNS} FROM streams CROSS JOIN events ON stream = streams.id WHERE name = ?`;

/** A number of rows that SQLite takes for what it means: it reads a negative one as "all". */
const atMost = (count: number): number => Math.min(Math.max(0, count), Number.MAX_SAFE_INTEGER);

/** Reads what is committed. Everything is synchronous, and throws what SQLite says. */
export class EventReader {
  readonly #head: Database.Statement;
  readonly #forwards: Database.Statement;
  readonly #backwards: Database.Statement;
  readonly #all: Database.Statement;

  constructor(db: Database.Database) {
    const prepare = (sql: string): Database.Statement => db.prepare(sql).raw();
    this.#head = prepare(
      'SELECT (SELECT max(revision) FROM events WHERE stream = streams.id) FROM streams WHERE name = ?',
    );
    this.#forwards = prepare(`${OF_STREAM} AND revision >= ? ORDER BY revision LIMIT ?`);
    this.#backwards = prepare(`${OF_STREAM} AND revision <= ? ORDER BY revision DESC LIMIT ?`);
    this.#all = prepare(
      `SELECT ${COLUMNS} FROM events CROSS JOIN streams ON streams.id = stream
       WHERE position > ? ORDER BY position LIMIT ?`,
    );
  }

  head(stream: StreamName): O.Option<Revision> {
    const [head] = cells(this.#head.get([stream]));
    return head === null || head === undefined ? O.none : O.some(revision(integer(head)));
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
