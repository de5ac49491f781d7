import * as E from 'fp-ts/lib/Either.js';
import type { ReplaceInventory } from '../commands/command';
import type { Decide } from './decision';

/** The content that is there already changes nothing. */
export const replaceInventory: Decide<ReplaceInventory> =
  ({ from, to }) =>
  () =>
    E.right(from?.version === to.version ? [] : [{ type: 'InventoryReplaced', data: { from, to } }]);
