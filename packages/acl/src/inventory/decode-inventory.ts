import { canonicalUserName, isJsonObject, userId } from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import { type Address, parseAddress } from '../address/address';
import { type AddressRange, parseAddressRange } from '../address/address-range';
import { asciiLower } from '../selector/ascii';
import type { Inventory, InventoryNode, NodeId, Role, UserReference } from './inventory';
import { roles } from './inventory';

/** What is wrong with an inventory; `role-from-group` when a role is given to a group (F13). */
export type InventoryFault = {
  readonly code: 'bad-inventory' | 'role-from-group';
  /** Where, as in `nodes.web.ips[0]`. */
  readonly path: string;
  readonly message: string;
};

type Read<Value> = E.Either<InventoryFault, Value>;

const refuse = (path: string, message: string, code: InventoryFault['code'] = 'bad-inventory') =>
  E.left<InventoryFault>({ code, path, message });

const readAll = <Value>(
  json: unknown,
  path: string,
  read: (item: unknown, path: string) => Read<Value>,
): Read<Value[]> => {
  if (json === undefined) return E.right([]);
  if (!Array.isArray(json)) return refuse(path, 'must be a list');
  const values: Value[] = [];
  for (const [index, item] of json.entries()) {
    const value = read(item, `${path}[${index}]`);
    if (E.isLeft(value)) return value;
    values.push(value.right);
  }
  return E.right(values);
};

const readAddress = (json: unknown, path: string): Read<Address> => {
  const address = typeof json === 'string' ? parseAddress(json) : undefined;
  return address === undefined ? refuse(path, `${JSON.stringify(json)}: invalid address`) : E.right(address);
};

const readRoute = (json: unknown, path: string): Read<AddressRange> => {
  const range = typeof json === 'string' ? parseAddressRange(json) : E.left(undefined);
  return E.isLeft(range) ? refuse(path, `${JSON.stringify(json)}: invalid address or CIDR`) : range;
};

const readTag = (json: unknown, path: string): Read<string> =>
  typeof json === 'string' && /^tag:./i.test(json)
    ? E.right(asciiLower(json))
    : refuse(path, `${JSON.stringify(json)}: a tag is written "tag:name"`);

/** `owner` or `user`: a userName; `ownerId` or `userId`: our id. Exactly one of the two. */
const readUser = (name: unknown, id: unknown, path: string): Read<UserReference> => {
  if (typeof name === 'string' && name !== '' && id === undefined) {
    return /^(?:group|autogroup):/i.test(name)
      ? refuse(
          path,
          `${JSON.stringify(name)}: a role or device belongs to a user, never to a group`,
          'role-from-group',
        )
      : E.right({ kind: 'name', name: canonicalUserName(name) });
  }
  if (typeof id === 'string' && id !== '' && name === undefined)
    return E.right({ kind: 'id', id: userId(id) });
  return refuse(path, 'needs a userName or a user id, and not both');
};

const readNode = (json: unknown, path: string): Read<InventoryNode> => {
  if (!isJsonObject(json)) return refuse(path, 'must be an object');
  const tagged = json.tags !== undefined;
  if (tagged && (json.owner !== undefined || json.ownerId !== undefined)) {
    return refuse(path, 'a tagged device has no owner: give tags or an owner');
  }
  const tags = readAll(json.tags, `${path}.tags`, readTag);
  if (E.isLeft(tags)) return tags;
  if (tagged && tags.right.length === 0) return refuse(`${path}.tags`, 'must name a tag');
  const owner = tagged ? undefined : readUser(json.owner, json.ownerId, path);
  if (owner !== undefined && E.isLeft(owner)) return owner;
  const addresses = readAll(json.ips, `${path}.ips`, readAddress);
  if (E.isLeft(addresses)) return addresses;
  if (new Set(addresses.right.map(({ family }) => family)).size !== addresses.right.length) {
    return refuse(`${path}.ips`, 'a device has one address of each family');
  }
  const approvedRoutes = readAll(json.approvedRoutes, `${path}.approvedRoutes`, readRoute);
  if (E.isLeft(approvedRoutes)) return approvedRoutes;
  const identity: InventoryNode['identity'] =
    owner === undefined ? { kind: 'tagged', tags: tags.right } : { kind: 'owned', owner: owner.right };
  return E.right({ identity, addresses: addresses.right, approvedRoutes: approvedRoutes.right });
};

const readNodes = (json: unknown): Read<ReadonlyMap<NodeId, InventoryNode>> => {
  const nodes = new Map<NodeId, InventoryNode>();
  if (json === undefined) return E.right(nodes);
  if (!isJsonObject(json)) return refuse('nodes', 'must be an object of devices by id');
  const holders = new Map<string, NodeId>();
  for (const [id, value] of Object.entries(json)) {
    const node = readNode(value, `nodes.${id}`);
    if (E.isLeft(node)) return node;
    for (const { family, value: address } of node.right.addresses) {
      const key = `${family}/${address}`;
      const holder = holders.get(key);
      if (holder !== undefined) return refuse(`nodes.${id}.ips`, `an address of ${holder} too`);
      holders.set(key, id);
    }
    nodes.set(id, node.right);
  }
  return E.right(nodes);
};

const isRole = (value: unknown): value is Role => roles.some((role) => role === value);

const readRole = (json: unknown, path: string): Read<Inventory['roles'][number]> => {
  if (!isJsonObject(json)) return refuse(path, 'must be an object of user and role');
  if (json.group !== undefined)
    return refuse(path, 'a role is given to a user, never to a group', 'role-from-group');
  const user = readUser(json.user, json.userId, path);
  if (E.isLeft(user)) return user;
  return isRole(json.role)
    ? E.right({ user: user.right, role: json.role })
    : refuse(`${path}.role`, `${JSON.stringify(json.role)} is none of ${roles.join(', ')}`);
};

/**
 * Reads an inventory from JSON:
 * `{nodes: {id: {owner | ownerId | tags, ips?, approvedRoutes?}}, roles: [{user | userId, role}]}`.
 * `version` is the caller's name for this content, such as its hash.
 */
export const decodeInventory = (json: unknown, version: string): E.Either<InventoryFault, Inventory> => {
  if (!isJsonObject(json)) return refuse('', 'an inventory is an object of nodes and roles');
  const unknown = Object.keys(json).find((key) => key !== 'nodes' && key !== 'roles');
  if (unknown !== undefined) return refuse(unknown, 'is not a part of an inventory');
  const nodes = readNodes(json.nodes);
  if (E.isLeft(nodes)) return nodes;
  const given = readAll(json.roles, 'roles', readRole);
  return E.isLeft(given) ? given : E.right({ version, nodes: nodes.right, roles: given.right });
};
