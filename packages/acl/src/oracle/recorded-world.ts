import { groupId, isJsonObject, revision, userId } from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import { parseAddress } from '../address/address';
import { parseAddressRange } from '../address/address-range';
import type { DirectorySnapshot } from '../directory/snapshot-directory';
import type { Inventory, InventoryNode } from '../inventory/inventory';
import type { RecordedNetwork, RecordedNode, RecordedUser } from './record';

const userNameOf = ({ name, email }: RecordedUser): string => (email === '' ? name : email);

const idOf = (name: string) => userId(`user-${name}`);

/** The network's own domain: the one most of its users have. */
export const networkDomain = (users: ReadonlyArray<RecordedUser>): string => {
  const counts = new Map<string, number>();
  for (const { email } of users) {
    const domain = email.slice(email.lastIndexOf('@') + 1).toLowerCase();
    counts.set(domain, (counts.get(domain) ?? 0) + 1);
  }
  const [most] = [...counts].toSorted((a, b) => b[1] - a[1]);
  return most?.[0] ?? '';
};

const nodeOf = (node: RecordedNode): InventoryNode => ({
  identity:
    node.user === undefined
      ? { kind: 'tagged', tags: node.tags }
      : { kind: 'owned', owner: { kind: 'id', id: idOf(node.user) } },
  addresses: node.addresses.flatMap((text) => parseAddress(text) ?? []),
  approvedRoutes: node.approvedRoutes.flatMap((text) => {
    const range = parseAddressRange(text);
    return E.isRight(range) ? [range.right] : [];
  }),
});

/** The users of a record, without groups. */
export const recordedDirectory = ({ users }: RecordedNetwork): DirectorySnapshot => ({
  revision: revision(0),
  domains: [networkDomain(users)],
  users: users.map((user) => ({ id: idOf(user.name), userName: userNameOf(user), active: true })),
  groups: [],
});

export const recordedInventory = (network: RecordedNetwork): Inventory => ({
  version: network.id,
  nodes: new Map(network.nodes.map((node) => [node.id, nodeOf(node)])),
  roles: [],
});
