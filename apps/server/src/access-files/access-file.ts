import { hash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, stat, unlink, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import type * as TE from 'fp-ts/lib/TaskEither.js';
import { hasErrorCode } from '../validation/error-code';

/** A file is there, and cannot be read or does not hold what it should. Access is denied until it is mended. */
export type AccessFileUnusable = {
  readonly _tag: 'AccessFileUnusable';
  readonly path: string;
  readonly reason: string;
};

/** Reads what a file holds; `version` names the content, and changes with it. Left: what is wrong with it. */
export type DecodeAccessFile<Content> = (json: unknown, version: string) => E.Either<string, Content>;

type Read<Content> = E.Either<AccessFileUnusable, Content | undefined>;

/**
 * A JSON file that decides about access. Several processes and people may write it: each read looks whether
 * it changed since the last one.
 */
export class AccessFile<Content> {
  private known: { readonly stamp: string; readonly read: Read<Content> } | undefined;

  constructor(
    readonly path: string,
    private readonly decode: DecodeAccessFile<Content>,
    /** Whether somebody counts on it: then a file that is not there is a fault. */
    private readonly isRequired = false,
  ) {}

  /** What it holds now; `undefined` when there is no such file. */
  readonly read: TE.TaskEither<AccessFileUnusable, Content | undefined> = async () => {
    const stamp = await stampOf(this.path).catch((cause: unknown) => this.unusable(cause));
    if (typeof stamp !== 'string') return stamp;
    if (this.known?.stamp === stamp) return this.known.read;
    const read = stamp === NO_FILE && !this.isRequired ? E.right(undefined) : await this.load();
    this.known = { stamp, read };
    return read;
  };

  /** Puts another content in its place, whole or not at all. The content has been decoded already. */
  readonly write =
    (json: unknown): TE.TaskEither<AccessFileUnusable, void> =>
    async () => {
      const draft = `${this.path}.${randomUUID()}`;
      try {
        await mkdir(dirname(this.path), { recursive: true, mode: 0o700 });
        await writeFile(draft, `${JSON.stringify(json, undefined, 2)}\n`, { mode: 0o600, flush: true });
        await rename(draft, this.path);
        return E.right(undefined);
      } catch (cause) {
        await unlink(draft).catch(() => undefined);
        return this.unusable(cause);
      }
    };

  private async load(): Promise<Read<Content>> {
    try {
      const text = await readFile(this.path, 'utf8');
      const json: unknown = JSON.parse(text);
      return E.mapLeft((reason: string) => this.fault(reason))(
        this.decode(json, hash('sha256', text, 'hex')),
      );
    } catch (cause) {
      return this.unusable(cause);
    }
  }

  private unusable(cause: unknown): E.Either<AccessFileUnusable, never> {
    return E.left(this.fault(cause instanceof Error ? cause.message : String(cause)));
  }

  private fault(reason: string): AccessFileUnusable {
    return { _tag: 'AccessFileUnusable', path: this.path, reason };
  }
}

const NO_FILE = 'none';

const stampOf = async (path: string): Promise<string> => {
  try {
    const { mtimeNs, size, ino } = await stat(path, { bigint: true });
    return `${mtimeNs} ${size} ${ino}`;
  } catch (cause) {
    if (hasErrorCode(cause, 'ENOENT')) return NO_FILE;
    throw cause;
  }
};
