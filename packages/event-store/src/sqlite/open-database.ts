import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'libsql';
import { prepareSchema } from './schema';

/**
 * Opens the file, makes it and its folder for nobody but us if they are missing, and sees that it is ours.
 * SQLite gives its side files the mode of the file.
 */
export const openDatabase = (path: string): Database.Database => {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  closeSync(openSync(path, 'a', 0o600));
  const db = new Database(path);
  try {
    prepareSchema(db);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
};
