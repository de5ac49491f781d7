import { canonicalUserName, type UserId } from '@rollcall/domain';
import type { Address, Family } from '../address/address';
import { type AddressRange, inRange, isDefaultRoute } from '../address/address-range';
import type { AccessUser } from '../directory/access-directory';
import { asciiLower } from '../selector/ascii';
import type { Inventory, NodeId, Role } from './inventory';

const addressKey = ({ family, value }: Address): string => `${family}/${value.toString(16)}`;

/** Look-ups over one inventory. */
export class InventoryIndex {
  private readonly holders = new Map<string, NodeId>();
  private readonly subnets: AddressRange[] = [];
  /** Subnet routes, then exit routes, of the devices with a tag. */
  private readonly routesByTag = new Map<string, { subnets: AddressRange[]; exits: AddressRange[] }>();
  private readonly rolesById = new Map<UserId, Set<Role>>();
  private readonly rolesByName = new Map<string, Set<Role>>();

  constructor(readonly inventory: Inventory) {
    for (const [id, node] of inventory.nodes) {
      for (const address of node.addresses) this.holders.set(addressKey(address), id);
      for (const route of node.approvedRoutes) if (!isDefaultRoute(route)) this.subnets.push(route);
      if (node.identity.kind === 'tagged') this.addRoutes(node.identity.tags, node.approvedRoutes);
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

  /** Approved routes of the devices that have any of these tags. */
  routesOf(tags: ReadonlyArray<string>, exits: boolean): ReadonlyArray<AddressRange> {
    return tags.flatMap((tag) => {
      const routes = this.routesByTag.get(tag);
      return routes === undefined ? [] : exits ? [...routes.subnets, ...routes.exits] : routes.subnets;
    });
  }

  /** Whether a device that has any of these tags may carry traffic to this address. */
  isRoutedBy(tags: ReadonlyArray<string>, address: Address, exits: boolean): boolean {
    return this.routesOf(tags, exits).some((range) => inRange(range, address));
  }

  /** `unique`: whether nobody else bears the userName; else only roles given by id count (F7). */
  rolesOf(user: AccessUser, unique: boolean): ReadonlySet<Role> {
    const byId = this.rolesById.get(user.id);
    const byName = unique ? this.rolesByName.get(canonicalUserName(user.userName)) : undefined;
    if (byId === undefined || byName === undefined) return byId ?? byName ?? none;
    return new Set([...byId, ...byName]);
  }

  private addRoutes(tags: ReadonlyArray<string>, routes: ReadonlyArray<AddressRange>): void {
    for (const tag of new Set(tags.map(asciiLower))) {
      const known = this.routesByTag.get(tag) ?? { subnets: [], exits: [] };
      for (const route of routes) (isDefaultRoute(route) ? known.exits : known.subnets).push(route);
      this.routesByTag.set(tag, known);
    }
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
