import Database from 'libsql';
import { makeOwnFile } from './own-file';
import { prepareSchema } from './schema';

/**
 * Opens the file, makes it and its folder for nobody but us if they are missing, and sees that it is ours.
 * SQLite gives its side files the mode of the file.
 */
export const openDatabase = (path: string): Database.Database => {
  makeOwnFile(path);
  const db = new Database(path);
  try {
    prepareSchema(db);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
};
