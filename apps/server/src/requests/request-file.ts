import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'libsql';

/**
 * Most requests are reads that succeed, and are in three indexes; those that write, fail or name somebody are
 * in one more each. The three indexes dropped had a row for every request.
 */
const TABLE = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  CREATE TABLE IF NOT EXISTS requests (
    place INTEGER PRIMARY KEY AUTOINCREMENT,
    time INTEGER NOT NULL,
    directory TEXT,
    key TEXT,
    status INTEGER NOT NULL,
    request TEXT NOT NULL,
    record TEXT NOT NULL
  );
  DROP INDEX IF EXISTS requests_by_method;
  DROP INDEX IF EXISTS requests_of_resource;
  DROP INDEX IF EXISTS requests_that_name;
  CREATE INDEX IF NOT EXISTS requests_of_directory ON requests (directory, place);
  CREATE INDEX IF NOT EXISTS requests_by_id ON requests (request);
  CREATE INDEX IF NOT EXISTS requests_failed ON requests (directory, place) WHERE status >= 400;
  CREATE INDEX IF NOT EXISTS requests_writing
    ON requests (directory, place) WHERE json_extract(record, '$.method') <> 'GET';
  CREATE INDEX IF NOT EXISTS requests_about
    ON requests (directory, json_extract(record, '$.resource'), place)
    WHERE json_extract(record, '$.resource') IS NOT NULL;
  CREATE INDEX IF NOT EXISTS requests_naming
    ON requests (directory, json_extract(record, '$.body.named'), place)
    WHERE json_extract(record, '$.body.named') IS NOT NULL;
  CREATE TABLE IF NOT EXISTS traffic (
    directory TEXT,
    hour TEXT,
    requests INTEGER NOT NULL,
    failed INTEGER NOT NULL,
    PRIMARY KEY (directory, hour)
  ) WITHOUT ROWID;
`;

/** Makes the file, for nobody but us, when it is missing. Throws what SQLite says. */
export const openRequestFile = (path: string, patienceMs: number): Database.Database => {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  closeSync(openSync(path, 'a', 0o600));
  const db = new Database(path);
  db.exec(`PRAGMA busy_timeout = ${patienceMs}`);
  db.exec(TABLE);
  return db;
};
