import type Database from 'libsql';

/** `RLCL`: says whose file it is, also to the `file` command. */
const APPLICATION_ID = 0x524c434c;
const VERSION = 1;

/**
 * The position is the row id, so that following the store reads the table in its own order; the only index
 * is the fence itself.
 */
const TABLES = `
  CREATE TABLE streams (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
  );
  CREATE TABLE events (
    position INTEGER PRIMARY KEY,
    stream INTEGER NOT NULL REFERENCES streams (id),
    revision INTEGER NOT NULL,
    id TEXT NOT NULL,
    type TEXT NOT NULL,
    data TEXT NOT NULL,
    metadata TEXT NOT NULL,
    UNIQUE (stream, revision)
  );
  PRAGMA application_id = ${APPLICATION_ID};
  PRAGMA user_version = ${VERSION};
`;

const valueFrom = (db: Database.Database, sql: string): unknown => db.prepare(sql).pluck().all()[0];

/** Makes the tables in an empty file; throws for one that holds something else, and leaves that untouched. */
export const prepareSchema = (db: Database.Database): void => {
  const isOurs = (): boolean => {
    const application = valueFrom(db, 'PRAGMA application_id');
    const version = valueFrom(db, 'PRAGMA user_version');
    if (application === APPLICATION_ID && version === VERSION) return true;
    if (application === APPLICATION_ID) {
      throw new Error(
        `the file has schema version ${String(version)}, this program knows version ${VERSION}`,
      );
    }
    if (application !== 0 || valueFrom(db, 'SELECT count(*) FROM sqlite_master') !== 0) {
      throw new Error('the file is an SQLite database, but not an event store');
    }
    return false;
  };

  const existing = isOurs();
  if (valueFrom(db, 'PRAGMA journal_mode = WAL') !== 'wal') {
    throw new Error('the file system does not allow the write-ahead log of SQLite');
  }
  db.exec('PRAGMA synchronous = FULL');
  if (existing) return;
  db.exec('BEGIN IMMEDIATE');
  try {
    if (!isOurs()) db.exec(TABLES);
    db.exec('COMMIT');
  } catch (error) {
    if (db.inTransaction) db.exec('ROLLBACK');
    throw error;
  }
};
