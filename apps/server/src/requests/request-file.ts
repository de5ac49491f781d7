import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'libsql';

const VERSION = 1;

/** As in version 0, which had what is asked for in `record` alone, as JSON. */
const TABLES = `
  CREATE TABLE IF NOT EXISTS requests (
    place INTEGER PRIMARY KEY AUTOINCREMENT,
    time INTEGER NOT NULL,
    directory TEXT,
    key TEXT,
    status INTEGER NOT NULL,
    request TEXT NOT NULL,
    record TEXT NOT NULL
  );
  CREATE TABLE IF NOT EXISTS traffic (
    directory TEXT,
    hour TEXT,
    requests INTEGER NOT NULL,
    failed INTEGER NOT NULL,
    PRIMARY KEY (directory, hour)
  ) WITHOUT ROWID;
`;

/**
 * Most requests are reads that succeed, and are in three indexes; those that write, fail or name somebody are
 * in one more each. The place is the row id, which every index ends with.
 */
const COLUMNS = `
  DROP INDEX IF EXISTS requests_by_method;
  DROP INDEX IF EXISTS requests_of_resource;
  DROP INDEX IF EXISTS requests_that_name;
  DROP INDEX IF EXISTS requests_of_directory;
  DROP INDEX IF EXISTS requests_by_id;
  DROP INDEX IF EXISTS requests_failed;
  DROP INDEX IF EXISTS requests_writing;
  DROP INDEX IF EXISTS requests_about;
  DROP INDEX IF EXISTS requests_naming;
  ALTER TABLE requests ADD COLUMN method TEXT;
  ALTER TABLE requests ADD COLUMN resource TEXT;
  ALTER TABLE requests ADD COLUMN named TEXT;
  UPDATE requests SET
    method = json_extract(record, '$.method'),
    resource = json_extract(record, '$.resource'),
    named = json_extract(record, '$.body.named');
  CREATE INDEX requests_of_directory ON requests (directory);
  CREATE INDEX requests_by_id ON requests (request);
  CREATE INDEX requests_failed ON requests (directory) WHERE status >= 400;
  CREATE INDEX requests_writing ON requests (directory) WHERE method <> 'GET';
  CREATE INDEX requests_about ON requests (directory, resource) WHERE resource IS NOT NULL;
  CREATE INDEX requests_naming ON requests (directory, named) WHERE named IS NOT NULL;
  PRAGMA user_version = ${VERSION};
`;

/**
 * Makes the file, for nobody but us, when it is missing, and brings one of an earlier version up to date, which
 * takes 9 s where it holds a million requests. Throws what SQLite says.
 */
export const openRequestFile = (path: string, patienceMs: number): Database.Database => {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  make(path);
  const db = new Database(path);
  try {
    db.exec(`PRAGMA busy_timeout = ${patienceMs}`);
    const isDone = isUpToDate(db);
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
    if (!isDone) inTransaction(db, () => bringUp(db));
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
};

/**
 * One that is there, as it is for the second thread, is not opened: closing it would take the locks of the first
 * (POSIX), and whoever else closes the file would then delete its write-ahead log.
 */
const make = (path: string): void => {
  try {
    closeSync(openSync(path, 'ax', 0o600));
  } catch (error) {
    if (Object(error).code !== 'EEXIST') throw error;
  }
};

/** Throws for a later version. */
const isUpToDate = (db: Database.Database): boolean => {
  const version = Number(db.prepare('PRAGMA user_version').pluck().all()[0]);
  if (version > VERSION)
    throw new Error(`the file has version ${version}, this program knows version ${VERSION}`);
  return version === VERSION;
};

/** Another process may have been quicker. */
const bringUp = (db: Database.Database): void => {
  if (isUpToDate(db)) return;
  db.exec(TABLES);
  db.exec(COLUMNS);
};

/** All of the work, or none. */
export const inTransaction = (db: Database.Database, work: () => void): void => {
  db.exec('BEGIN IMMEDIATE');
  try {
    work();
    db.exec('COMMIT');
  } catch (error) {
    if (db.inTransaction) db.exec('ROLLBACK');
    throw error;
  }
};
