import Database from 'libsql';
import { timed } from '../measure/timed';
import type { RecordedBatch, RecordedRow } from './recorded-batch';

const STREAM = 1;

/** Milliseconds that SQLite alone takes for the batches: one durable transaction each, one insert per row. */
export const bareInserts = (path: string, batches: ReadonlyArray<RecordedBatch>): number => {
  const db = new Database(path);
  db.exec('PRAGMA journal_mode = WAL');
  db.exec('PRAGMA synchronous = FULL');
  db.exec(`CREATE TABLE events (
    position INTEGER PRIMARY KEY,
    stream INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    id TEXT NOT NULL,
    type TEXT NOT NULL,
    data TEXT NOT NULL,
    metadata TEXT NOT NULL,
    UNIQUE (stream, revision)
  )`);
  const insert = db.prepare(
    'INSERT INTO events (position, stream, revision, id, type, data, metadata) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  let position = 0;
  const add = ({ revision, id, type, data, metadata }: RecordedRow) => {
    position += 1;
    insert.run([position, STREAM, revision, id, type, data, metadata]);
  };
  const milliseconds = timed(() => {
    for (const batch of batches) {
      db.exec('BEGIN IMMEDIATE');
      for (const row of batch) add(row);
      db.exec('COMMIT');
    }
  });
  db.close();
  return milliseconds;
};
