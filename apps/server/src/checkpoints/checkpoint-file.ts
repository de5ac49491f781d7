import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, unlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { DirectoryId } from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import type * as TE from 'fp-ts/lib/TaskEither.js';
import { hasErrorCode } from '../validation/error-code';

export type FileFault = { readonly _tag: 'FileFault'; readonly reason: string };

/** Where the newest checkpoint of a directory lies. An id is a safe file name. */
export const checkpointFile = (folder: string, id: DirectoryId): string => join(folder, `${id}.checkpoint`);

/** `undefined` when there is no such file. */
export const readNote =
  (path: string): TE.TaskEither<FileFault, string | undefined> =>
  async () => {
    try {
      return E.right(await readFile(path, 'utf8'));
    } catch (cause) {
      return hasErrorCode(cause, 'ENOENT') ? E.right(undefined) : E.left(faultOf(cause));
    }
  };

/** Whole or not at all, and on the disk once it is done. For others to read, and for nobody else to write. */
export const writeNote =
  (path: string, note: string): TE.TaskEither<FileFault, void> =>
  async () => {
    const draft = `${path}.${randomUUID()}`;
    try {
      await mkdir(dirname(path), { recursive: true, mode: 0o755 });
      await writeFile(draft, note, { mode: 0o644, flush: true });
      await rename(draft, path);
      return E.right(undefined);
    } catch (cause) {
      await unlink(draft).catch(() => undefined);
      return E.left(faultOf(cause));
    }
  };

const faultOf = (cause: unknown): FileFault => ({
  _tag: 'FileFault',
  reason: cause instanceof Error ? cause.message : String(cause),
});
