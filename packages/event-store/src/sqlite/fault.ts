import { type Unavailable, unavailable } from '../errors';

const textAt = (error: unknown, name: 'code' | 'message'): string => {
  const value: unknown = Object(error)[name];
  return typeof value === 'string' ? value : '';
};

const codeOf = (error: unknown): string => textAt(error, 'code');

/** Another connection holds the lock; it may be free a moment later. */
export const isBusy = (error: unknown): boolean => /^SQLITE_(BUSY|LOCKED)/.test(codeOf(error));

const meanings: ReadonlyArray<readonly [RegExp, string]> = [
  [/^SQLITE_(BUSY|LOCKED)/, 'another process held the lock for too long'],
  [/^SQLITE_FULL/, 'the disk is full'],
  [/^SQLITE_READONLY/, 'the file or its folder cannot be written'],
  [/^SQLITE_NOTADB/, 'the file is not an SQLite database'],
  [/^SQLITE_CORRUPT/, 'the file is damaged'],
  [/^SQLITE_CANTOPEN/, 'the file cannot be opened'],
  [/^SQLITE_(PERM|AUTH)/, 'access to the file is denied'],
  [/^SQLITE_IOERR/, 'reading or writing the file failed'],
  [/^EACCES|^EPERM|^EROFS/, 'the file or its folder cannot be written'],
  [/^ENOSPC/, 'the disk is full'],
];

/** What went wrong with the file, for the person who runs it. */
export const reasonOf = (path: string, error: unknown): string => {
  const code = codeOf(error);
  const message = textAt(error, 'message');
  if (code === '') return `${path}: ${message}`;
  const meaning = meanings.find(([pattern]) => pattern.test(code))?.[1] ?? 'the file cannot be used';
  return `${path}: ${meaning} (${message.startsWith(code) ? message : `${code}: ${message}`})`;
};

export const unavailableBy = (path: string, error: unknown): Unavailable =>
  unavailable(reasonOf(path, error));
