import { canonicalUserName } from '@rollcall/domain';
import type { Address } from '../address/address';
import { isTailnetAddress } from '../address/known-ranges';
import type { AccessUser } from '../directory/access-directory';
import type { World } from '../directory/world';
import type { InventoryIndex } from '../inventory/inventory-index';
import { asciiLower } from '../selector/ascii';
import type { End } from './end';
import type { SelectorTable } from './selector-table';

const add = (ids: number[], id: number | undefined): void => {
  if (id !== undefined) ids.push(id);
};

const matchGroups = (table: SelectorTable, world: World, user: AccessUser, ids: number[]): void => {
  if (table.syncedGroups.size === 0) return;
  const { directory } = world;
  const domains = directory.settings?.domains ?? [];
  for (const groupId of directory.groupsOf(user.id)) {
    const group = directory.group(groupId);
    const entries = group && table.syncedGroups.get(group.canonicalName);
    if (group === undefined || entries === undefined || group.displayName.includes('@')) continue;
    const holder = directory.groupByName(group.canonicalName);
    if (holder === undefined || holder === 'ambiguous' || holder.id !== groupId) continue;
    const locked = directory.groupLock.get(group.canonicalName);
    if (locked !== undefined && locked !== groupId) continue;
    for (const { domain, id } of entries) if (domains.includes(domain)) ids.push(id);
  }
};

const matchUser = (
  table: SelectorTable,
  world: World,
  inventory: InventoryIndex | undefined,
  user: AccessUser,
  ids: number[],
): void => {
  add(ids, table.member);
  const name = canonicalUserName(user.userName);
  const holder = world.directory.userByName(name);
  const unique = holder !== undefined && holder !== 'ambiguous' && holder.id === user.id;
  if (unique) for (const id of table.users.get(name) ?? []) ids.push(id);
  const domain = asciiLower(name.slice(name.lastIndexOf('@') + 1));
  if (world.directory.settings?.domains.includes(domain) === true) add(ids, table.userDomains.get(domain));
  if (table.roles.size > 0)
    for (const role of inventory?.rolesOf(user, unique) ?? []) add(ids, table.roles.get(role));
  matchGroups(table, world, user, ids);
};

const matchAddress = (
  table: SelectorTable,
  inventory: InventoryIndex | undefined,
  end: End,
  address: Address,
  ids: number[],
): void => {
  const held = table.addresses.held.find(address);
  for (const id of held) ids.push(id);
  if (isTailnetAddress(address) || inventory?.isRouted(address) === true) add(ids, table.anySource);
  if (end.identity.kind !== 'bare') return;
  const free = table.addresses.free.find(address);
  for (const id of free) ids.push(id);
  if (table.routed.size === 0 || inventory === undefined) return;
  const matchRouted = (id: number, exits: boolean): void => {
    for (const restricted of table.routed.get(id) ?? []) {
      if (inventory.isRoutedBy(restricted.tags, address, exits)) ids.push(restricted.id);
    }
  };
  for (const id of held) matchRouted(id, false);
  for (const id of free) matchRouted(id, true);
};

/**
 * The numbers of all selectors that this end is in, ascending. `address` is the end's address of the family
 * asked; without one the end is a device of the tailnet whose address is not known, which no address matches.
 */
export const matchEnd = (
  table: SelectorTable,
  world: World,
  inventory: InventoryIndex | undefined,
  end: End,
  address: Address | undefined,
): ReadonlyArray<number> => {
  const ids: number[] = [];
  add(ids, table.anyDestination);
  add(ids, table.dangerAll);
  if (address === undefined) add(ids, table.anySource);
  else matchAddress(table, inventory, end, address, ids);
  if (end.identity.kind === 'user') matchUser(table, world, inventory, end.identity.user, ids);
  if (end.identity.kind === 'tagged') {
    add(ids, table.tagged);
    for (const tag of end.identity.tags) add(ids, table.tags.get(tag));
  }
  return [...new Set(ids)].toSorted((a, b) => a - b);
};
