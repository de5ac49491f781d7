import { randomUUID } from 'node:crypto';
import { link, readFile, unlink, writeFile } from 'node:fs/promises';
import { hasErrorCode } from '../validation/error-code';

const line = /^sha256:([0-9a-f]{64})\n?$/;

/** `undefined` when there is no file; throws for one that holds anything but a hash. */
export const readHash = async (path: string): Promise<string | undefined> => {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    if (hasErrorCode(cause, 'ENOENT')) return undefined;
    throw cause;
  });
  if (text === undefined) return undefined;
  const [, hash] = line.exec(text) ?? [];
  if (hash === undefined) throw new Error('it does not hold the hash of an admin token');
  return hash;
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
