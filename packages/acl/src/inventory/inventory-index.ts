import { canonicalUserName, type UserId } from '@rollcall/domain';
import type { Address, Family } from '../address/address';
import { type AddressRange, inRange, isDefaultRoute } from '../address/address-range';
import type { AccessUser } from '../directory/access-directory';
import type { Inventory, NodeId, Role } from './inventory';

const addressKey = ({ family, value }: Address): string => `${family}/${value.toString(16)}`;

/** Look-ups over one inventory. */
export class InventoryIndex {
  private readonly holders = new Map<string, NodeId>();
  private readonly subnets: AddressRange[] = [];
  private readonly rolesById = new Map<UserId, Set<Role>>();
  private readonly rolesByName = new Map<string, Set<Role>>();

  constructor(readonly inventory: Inventory) {
    for (const [id, node] of inventory.nodes) {
      for (const address of node.addresses) this.holders.set(addressKey(address), id);
      for (const route of node.approvedRoutes) if (!isDefaultRoute(route)) this.subnets.push(route);
    }
    for (const { user, role } of inventory.roles) {
      if (user.kind === 'id') add(this.rolesById, user.id, role);
      else add(this.rolesByName, user.name, role);
    }
  }

  /** The node that has this address. */
  holderOf(address: Address): NodeId | undefined {
    return this.holders.get(addressKey(address));
  }

  /** Whether an approved subnet route carries this address; exit routes do not count. */
  isRouted(address: Address): boolean {
    return this.subnets.some((range) => inRange(range, address));
  }

  /** `unique`: whether nobody else bears the userName; else only roles given by id count (F7). */
  rolesOf(user: AccessUser, unique: boolean): ReadonlySet<Role> {
    const byId = this.rolesById.get(user.id);
    const byName = unique ? this.rolesByName.get(canonicalUserName(user.userName)) : undefined;
    if (byId === undefined || byName === undefined) return byId ?? byName ?? none;
    return new Set([...byId, ...byName]);
  }
}

const none: ReadonlySet<Role> = new Set();

const add = <Key>(map: Map<Key, Set<Role>>, key: Key, role: Role): void => {
  const roles = map.get(key);
  if (roles === undefined) map.set(key, new Set([role]));
  else roles.add(role);
};

/** The node's first address of a family. */
export const addressOf = (addresses: ReadonlyArray<Address>, family: Family): Address | undefined =>
  addresses.find((address) => address.family === family);
