import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as O from 'fp-ts/lib/Option.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { keyName, parseKeyName, type SnapshotKey } from './snapshot-key';
import type { SnapshotStore, StorageFault } from './snapshot-store';

const SUFFIX = '.snapshot';
const CHECKPOINT = 'checkpoint.json';
const CHUNK_BYTES = 1024 * 1024;
const UNFINISHED = '.unfinished';
/** Whoever writes a file writes on in less. */
const ABANDONED_AFTER_MS = 60 * 60 * 1_000;

/**
 * Snapshots as files of one folder, which is made when it is first written to, for its owner only: they hold
 * personal data.
 */
export const createFileSnapshotStore = (folder: string): SnapshotStore => {
  const pathOf = (key: SnapshotKey) => join(folder, `${keyName(key)}${SUFFIX}`);

  /** What processes that ended while they wrote left behind. */
  const removeAbandoned = async (): Promise<void> => {
    for (const name of await readdir(folder)) {
      if (!name.endsWith(UNFINISHED)) continue;
      const path = join(folder, name);
      const touched = await stat(path).then(({ mtimeMs }) => mtimeMs, nothingThere(Number.NaN));
      if (Date.now() - touched > ABANDONED_AFTER_MS) await rm(path, { force: true });
    }
  };

  /** Whole and on disk, or not there at all. */
  const write = async (path: string, chunks: Iterable<Uint8Array>): Promise<void> => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await removeAbandoned();
    const unfinished = `${path}.${process.pid}${UNFINISHED}`;
    const file = await open(unfinished, 'w', 0o600);
    try {
      for (const chunk of chunks) await file.writeFile(chunk);
      await file.sync();
    } catch (error) {
      await rm(unfinished, { force: true });
      throw error;
    } finally {
      await file.close();
    }
    await rename(unfinished, path);
  };

  const read = async (path: string, take: (chunk: Buffer) => void): Promise<void> => {
    const file = await open(path, 'r');
    try {
      const { size } = await file.stat();
      for (let at = 0; at < size; ) {
        const chunk = Buffer.allocUnsafe(Math.min(CHUNK_BYTES, size - at));
        const { bytesRead } = await file.read(chunk, 0, chunk.length);
        if (bytesRead === 0) return;
        at += bytesRead;
        take(chunk.subarray(0, bytesRead));
      }
    } finally {
      await file.close();
    }
  };

  return {
    list: (directory) =>
      attempt(async () => {
        const names = await readdir(folder).catch(nothingThere<string[]>([]));
        return names
          .flatMap(
            (name) => (name.endsWith(SUFFIX) ? parseKeyName(name.slice(0, -SUFFIX.length)) : undefined) ?? [],
          )
          .filter((key) => key.directory === directory);
      }),
    write: (key, chunks) => attempt(() => write(pathOf(key), chunks)),
    read: (key, take) => attempt(() => read(pathOf(key), take)),
    remove: (key) => attempt(() => rm(pathOf(key), { force: true })),
    removeBefore: (directory, revision) =>
      attempt(async () => {
        const names = await readdir(folder).catch(nothingThere<string[]>([]));
        for (const name of names) {
          const key = parseKeyName(name.split(SUFFIX, 1)[0] ?? '');
          if (key?.directory === directory && key.revision < revision)
            await rm(join(folder, name), { force: true });
        }
      }),
    readCheckpoint: () =>
      attempt(() =>
        readFile(join(folder, CHECKPOINT), 'utf8').then(O.some).catch(nothingThere<O.Option<string>>(O.none)),
      ),
    writeCheckpoint: (text) => attempt(() => write(join(folder, CHECKPOINT), [Buffer.from(text)])),
  };
};

const attempt = <A>(run: () => Promise<A>): TE.TaskEither<StorageFault, A> =>
  TE.tryCatch(run, (error) => ({ _tag: 'StorageFault', reason: String(error) }));

/** A file or folder that is not there is nothing, and no fault. */
const nothingThere =
  <A>(nothing: A) =>
  (error: unknown): A => {
    if (typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT')
      return nothing;
    throw error;
  };
