import type { Revision } from '@rollcall/domain';
import type { Inventory } from '../inventory/inventory';
import type { AccessDirectory } from './access-directory';

/** What a policy is resolved against. */
export type World = {
  readonly directory: AccessDirectory;
  /** Read at every decision; a new object is a new inventory. */
  readonly inventory?: () => Inventory | undefined;
};

/** A state of a world; it stands as long as `isMoment` says so. */
export type WorldMoment = { readonly revision: Revision; readonly inventory: Inventory | undefined };

export const momentOf = ({ directory, inventory }: World): WorldMoment => ({
  revision: directory.revision,
  inventory: inventory?.(),
});

export const isMoment = (moment: WorldMoment, world: World): boolean => {
  const { revision, inventory } = momentOf(world);
  return moment.revision === revision && moment.inventory === inventory;
};
