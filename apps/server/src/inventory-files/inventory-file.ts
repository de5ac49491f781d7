import { hash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, stat, unlink, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { decodeInventory, doubledKey, type Inventory, type InventoryFault } from '@rollcall/acl';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import type * as T from 'fp-ts/lib/Task.js';
import type * as TE from 'fp-ts/lib/TaskEither.js';
import { hasErrorCode } from '../validation/error-code';
import { describeInventoryFault } from './describe-inventory-fault';

/** A file is there, and cannot be read or does not hold what it should. Access is denied until it is mended. */
export type InventoryFileUnusable = {
  readonly _tag: 'InventoryFileUnusable';
  readonly path: string;
  readonly reason: string;
};

/** An inventory, whose version is the SHA-256 of its file, and the JSON that says it. */
export type InventoryContent = { readonly inventory: Inventory; readonly json: unknown };

/** A content that is on the disk and not yet in the place of the file. */
export type InventoryDraft = {
  readonly putInPlace: TE.TaskEither<InventoryFileUnusable, void>;
  readonly discard: T.Task<void>;
};

type Read = E.Either<InventoryFileUnusable, InventoryContent | undefined>;

/** As a file of it is written. */
export const inventoryText = (json: unknown): string => `${JSON.stringify(json, undefined, 2)}\n`;

/** What the JSON says, which is that text in a file. */
export const inventoryContent = (json: unknown, text: string): E.Either<InventoryFault, InventoryContent> =>
  pipe(
    decodeInventory(json, hash('sha256', text, 'hex')),
    E.map((inventory) => ({ inventory, json })),
  );

/**
 * The devices and roles of a directory as JSON. Several processes and people may write the file: each read looks
 * whether it changed since the last one.
 */
export class InventoryFile {
  private known: { readonly stamp: string; readonly read: Read } | undefined;

  constructor(
    readonly path: string,
    /** Named at the start: nobody writes it but its owner, who counts on it, so one that is not there is a fault. */
    readonly isGiven: boolean,
  ) {}

  /** What it holds now; `undefined` when there is no such file. */
  readonly read: TE.TaskEither<InventoryFileUnusable, InventoryContent | undefined> = async () => {
    const stamp = await stampOf(this.path).catch((cause: unknown) => this.unusable(cause));
    if (typeof stamp !== 'string') return stamp;
    if (this.known?.stamp === stamp) return this.known.read;
    const read = stamp === NO_FILE && !this.isGiven ? E.right(undefined) : await this.load();
    this.known = { stamp, read };
    return read;
  };

  /** Writes beside the file what may come into its place, whole or not at all. */
  readonly draft =
    (text: string): TE.TaskEither<InventoryFileUnusable, InventoryDraft> =>
    async () => {
      const draft = `${this.path}.${randomUUID()}`;
      const discard = () => unlink(draft).catch(() => undefined);
      const attempt = async (
        work: () => Promise<unknown>,
      ): Promise<E.Either<InventoryFileUnusable, void>> => {
        try {
          await work();
          return E.right(undefined);
        } catch (cause) {
          await discard();
          return this.unusable(cause);
        }
      };
      const written = await attempt(async () => {
        await mkdir(dirname(this.path), { recursive: true, mode: 0o700 });
        await writeFile(draft, text, { mode: 0o600, flush: true });
      });
      return E.isLeft(written)
        ? written
        : E.right({ putInPlace: () => attempt(() => rename(draft, this.path)), discard });
    };

  private async load(): Promise<Read> {
    try {
      const text = await readFile(this.path, 'utf8');
      const json: unknown = JSON.parse(text);
      const doubled = doubledKey(text);
      if (doubled !== undefined) return E.left(this.fault(`${doubled} stands there twice`));
      return pipe(
        inventoryContent(json, text),
        E.mapLeft((fault) => this.fault(describeInventoryFault(fault))),
      );
    } catch (cause) {
      return this.unusable(cause);
    }
  }

  private unusable(cause: unknown): E.Either<InventoryFileUnusable, never> {
    return E.left(this.fault(cause instanceof Error ? cause.message : String(cause)));
  }

  private fault(reason: string): InventoryFileUnusable {
    return { _tag: 'InventoryFileUnusable', path: this.path, reason };
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
