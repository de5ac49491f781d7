import { userId } from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import { parseAddress } from '../src/address/address';
import { parseAddressRange } from '../src/address/address-range';
import type { Inventory, Role } from '../src/inventory/inventory';

type Node = ({ owner: string } | { tags: string[] }) & { ips?: string[]; routes?: string[] };

/** Owners and roles by user id. */
export const inventoryOf = (nodes: Record<string, Node>, roles: Record<string, Role> = {}): Inventory => ({
  version: 'v1',
  nodes: new Map(
    Object.entries(nodes).map(([id, node]) => [
      id,
      {
        identity:
          'owner' in node
            ? { kind: 'owned', owner: { kind: 'id', id: userId(node.owner) } }
            : { kind: 'tagged', tags: node.tags },
        addresses: (node.ips ?? []).flatMap((ip) => parseAddress(ip) ?? []),
        approvedRoutes: (node.routes ?? []).flatMap((route) => {
          const range = parseAddressRange(route);
          return E.isRight(range) ? [range.right] : [];
        }),
      },
    ]),
  ),
  roles: Object.entries(roles).map(([user, role]) => ({ user: { kind: 'id', id: userId(user) }, role })),
});
