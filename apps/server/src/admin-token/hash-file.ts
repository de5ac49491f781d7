import { randomUUID } from 'node:crypto';
import { type FileHandle, link, open, unlink, writeFile } from 'node:fs/promises';
import { hasErrorCode } from '../validation/error-code';

const line = /^sha256:([0-9a-f]{64})\n?$/;

/** `undefined` when there is no file; throws for one that holds anything but a hash, or that a stranger may have written. */
export const readHash = async (path: string): Promise<string | undefined> => {
  const file = await open(path, 'r').catch((cause: unknown) => {
    if (hasErrorCode(cause, 'ENOENT')) return undefined;
    throw cause;
  });
  if (file === undefined) return undefined;
  try {
    await refuseStrangers(file);
    const [, hash] = line.exec(await file.readFile('utf8')) ?? [];
    if (hash === undefined) throw new Error('it does not hold the hash of an admin token');
    return hash;
  } finally {
    await file.close();
  }
};

const ROOT = 0;
const WRITABLE_BY_ALL = 0o002;

/** In a folder that others may write to, anybody could put the hash of a token of their own there first. */
const refuseStrangers = async (file: FileHandle): Promise<void> => {
  const self = process.getuid?.();
  if (self === undefined) return;
  const { uid, mode } = await file.stat();
  const next = 'so the token may be a stranger’s: remove it, and the next start makes another';
  if (uid !== self && uid !== ROOT) {
    throw new Error(`it belongs to another user (uid ${uid}), ${next}`);
  }
  if ((mode & WRITABLE_BY_ALL) !== 0) throw new Error(`everybody may write to it, ${next}`);
};

/** Whether the hash is in the file now; another process may have been first. The file is never half written. */
export const keepHash = async (path: string, hash: string): Promise<boolean> => {
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, `sha256:${hash}\n`, { mode: 0o600, flag: 'wx' });
  try {
    await link(draft, path);
    return true;
  } catch (cause) {
    if (hasErrorCode(cause, 'EEXIST')) return false;
    throw cause;
  } finally {
    await unlink(draft);
  }
};
