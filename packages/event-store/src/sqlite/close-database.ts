import type Database from 'libsql';

/**
 * Moves what is in the write-ahead log into the file, so that the file alone is the whole store, and closes.
 * While other processes use the file that is left to them.
 */
export const closeDatabase = (db: Database.Database): void => {
  try {
    db.exec('PRAGMA wal_checkpoint(PASSIVE)');
  } catch {
    // What stays in the log is durable there.
  }
  db.close();
};
