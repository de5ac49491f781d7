import { decodeInventory } from '@rollcall/acl';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { InventoryContent } from '../../access-files/access-files';
import type { Rollcall } from '../../runtime/rollcall';
import type { AdministrationError } from '../administration-error';
import { knownDirectory } from '../known-directory';

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
    TE.chainW((view) => rollcall.access(view.id).files.inventory?.read ?? TE.right(undefined)),
    TE.map(statusOf),
  );

/** Puts another inventory in the place of the one there is, as a whole. */
export const putInventory = (
  rollcall: Rollcall,
  id: string,
  json: unknown,
): TE.TaskEither<AdministrationError, InventoryStatus> =>
  pipe(
    knownDirectory(rollcall, id),
    TE.chainFirstEitherKW(() =>
      pipe(
        decodeInventory(json, ''),
        E.mapLeft((fault): AdministrationError => ({ _tag: 'InventoryRefused', fault })),
      ),
    ),
    TE.chain((view): TE.TaskEither<AdministrationError, InventoryStatus> => {
      const { inventory: file, inventoryIsGiven } = rollcall.access(view.id).files;
      if (file === undefined || inventoryIsGiven) {
        const path = file === undefined ? {} : { path: file.path };
        return TE.left({ _tag: 'NotKeptHere', ...path });
      }
      return pipe(
        file.write(json),
        TE.chain(() => file.read),
        TE.map(statusOf),
      );
    }),
  );

const statusOf = (content: InventoryContent | undefined): InventoryStatus =>
  content === undefined
    ? { deviceCount: 0, roleCount: 0, json: {} }
    : {
        version: content.inventory.version,
        deviceCount: content.inventory.nodes.size,
        roleCount: content.inventory.roles.length,
        json: content.json,
      };
