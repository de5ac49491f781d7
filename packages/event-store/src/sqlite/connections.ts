import type Database from 'libsql';
import { openDatabase } from './open-database';
import { OpenedFile } from './opened-file';
import { WritingConnection } from './writing-connection';

/** One connection to write and one to read, which sees nothing before it is committed. */
export type Connections = {
  readonly writing: WritingConnection;
  readonly reading: Database.Database;
  readonly file: OpenedFile;
};

/** Rejects with what SQLite says, or what does not fit about the file. */
export const openConnections = async (path: string): Promise<Connections> => {
  const reading = openDatabase(path);
  try {
    const file = new OpenedFile(path);
    return { writing: await WritingConnection.open(path, file), reading, file };
  } catch (error) {
    reading.close();
    throw error;
  }
};

/**
 * Moves what is in the write-ahead log into the file, so that the file alone is the whole store, and closes.
 * While other processes use the file that is left to them. The driver lets go of it with the last statement that is
 * collected.
 */
export const closeConnections = async ({ writing, reading }: Connections): Promise<void> => {
  try {
    await writing.checkpoint();
  } catch {
    // What stays in the log is durable there.
  }
  writing.close();
  reading.close();
};
