import type { RequestContext } from '@rollcall/writer';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import {
  type InventoryContent,
  type InventoryFile,
  inventoryContent,
  inventoryText,
} from '../../inventory-files/inventory-file';
import type { Rollcall } from '../../runtime/rollcall';
import type { AdministrationError } from '../administration-error';
import { knownDirectory } from '../known-directory';
import { recordedFirst } from '../recorded-first';

/** The devices and roles of a directory, which come from outside and never from pushed groups (F13). */
export type InventoryStatus = {
  /** SHA-256 of the file; decisions carry it. Absent: there is no inventory. */
  readonly version?: string;
  readonly deviceCount: number;
  readonly roleCount: number;
  /** As it was written. */
  readonly json: unknown;
};

export const inventoryStatus = (
  rollcall: Rollcall,
  id: string,
): TE.TaskEither<AdministrationError, InventoryStatus> =>
  pipe(
    knownDirectory(rollcall, id),
    TE.chainW((view) => rollcall.access(view.id).file?.read ?? TE.right(undefined)),
    TE.map(statusOf),
  );

/**
 * Puts another inventory in the place of the one there is, as a whole. `replacing` is the version that the edit
 * began with, empty for none: another one by then is a refusal.
 */
export const putInventory = (
  rollcall: Rollcall,
  context: RequestContext,
  id: string,
  json: unknown,
  replacing?: string,
): TE.TaskEither<AdministrationError, InventoryStatus> =>
  pipe(
    knownDirectory(rollcall, id),
    TE.bindTo('view'),
    TE.let('text', () => inventoryText(json)),
    TE.bindW('content', ({ text }) =>
      pipe(
        TE.fromEither(inventoryContent(json, text)),
        TE.mapLeft((fault): AdministrationError => ({ _tag: 'InventoryRefused', fault })),
      ),
    ),
    TE.bindW('file', ({ view }) => TE.fromEither(keptHere(rollcall.access(view.id).file))),
    TE.chainFirstW(
      ({ file, text, content }) =>
        () =>
          rollcall.turns.take(
            `inventory ${id}`,
            replace(rollcall, context, id, { file, text, content, replacing }),
          ),
    ),
    TE.map(({ content }) => statusOf(content)),
  );

const keptHere = (file: InventoryFile | undefined): E.Either<AdministrationError, InventoryFile> => {
  if (file !== undefined && !file.isGiven) return E.right(file);
  return E.left({ _tag: 'NotKeptHere', ...(file && { path: file.path }) });
};

type Replacement = {
  readonly file: InventoryFile;
  readonly text: string;
  readonly content: InventoryContent;
  readonly replacing: string | undefined;
};

/** It is on the disk before the event, so that little is left that can fail after it. */
const replace =
  (
    rollcall: Rollcall,
    context: RequestContext,
    id: string,
    { file, text, content, replacing }: Replacement,
  ): TE.TaskEither<AdministrationError, void> =>
  async () => {
    const before = await file.read();
    const version = E.isRight(before) ? (before.right?.inventory.version ?? '') : undefined;
    if (replacing !== undefined && replacing !== version) return E.left({ _tag: 'InventoryChanged' });
    const draft = await file.draft(text)();
    if (E.isLeft(draft)) return draft;
    const from = E.isRight(before) && before.right !== undefined ? factsOf(before.right) : null;
    const replaced = await recordedFirst(rollcall, context, id, {
      told: 'the inventory was replaced',
      command: () => ({ _tag: 'ReplaceInventory', from, to: factsOf(content) }),
      act: () => draft.right.putInPlace,
    })();
    if (E.isLeft(replaced)) await draft.right.discard();
    return replaced;
  };

const factsOf = ({ inventory }: InventoryContent) => ({
  version: inventory.version,
  devices: inventory.nodes.size,
  roles: inventory.roles.length,
});

const statusOf = (content: InventoryContent | undefined): InventoryStatus =>
  content === undefined
    ? { deviceCount: 0, roleCount: 0, json: {} }
    : {
        version: content.inventory.version,
        deviceCount: content.inventory.nodes.size,
        roleCount: content.inventory.roles.length,
        json: content.json,
      };
