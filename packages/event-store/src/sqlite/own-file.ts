import { accessSync, closeSync, constants, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a file and its folder, for nobody but us, where they are missing; throws when the file cannot be read and
 * written. One that is there is not opened: closing it would take from this process the locks of all connections
 * that it has to the file (POSIX), and another process that closes its last one would then delete the write-ahead
 * log under them.
 */
export const makeOwnFile = (path: string): void => {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  try {
    closeSync(openSync(path, 'ax', 0o600));
  } catch (error) {
    if (Object(error).code !== 'EEXIST') throw error;
    if (!statSync(path).isFile()) throw new Error('it is not a file');
    accessSync(path, constants.R_OK | constants.W_OK);
  }
};
