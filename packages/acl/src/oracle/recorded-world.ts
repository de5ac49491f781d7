import * as E from 'fp-ts/lib/Either.js';
import { parseAddress } from '../address/address';
import { parseAddressRange } from '../address/address-range';
import type { AccessDirectory } from '../directory/access-directory';
import type { Inventory, InventoryNode } from '../inventory/inventory';
import { pushGroups } from './push-groups';
import { recordedDirectory, recordedUserId } from './recorded-events';
import type { RecordedNetwork, RecordedNode, RecordedUser } from './recorded-network';

/** A recorded network as the resolver sees it. */
export type RecordedWorld = {
  readonly policyText: string;
  readonly directory: AccessDirectory;
  readonly inventory: Inventory;
};

/** The network's own domain: the one most of its users have. */
const domainOf = (users: ReadonlyArray<RecordedUser>): string => {
  const counts = new Map<string, number>();
  for (const { email } of users) {
    const domain = email.slice(email.lastIndexOf('@') + 1).toLowerCase();
    counts.set(domain, (counts.get(domain) ?? 0) + 1);
  }
  const [most] = [...counts].toSorted((a, b) => b[1] - a[1]);
  return most === undefined || most[0] === '' ? 'example.com' : most[0];
};

/**
 * Who anonymised the recordings gave the users with a passkey addresses of the network's domain, and left their
 * login domain, `passkey`, in the selectors.
 */
const passkeyDomain = /"(user|localpart):\*@passkey(?=[":])/g;

const policyTextOf = (policy: unknown, domain: string, users: ReadonlyArray<RecordedUser>): string => {
  const text = typeof policy === 'string' ? policy : (JSON.stringify(policy) ?? '');
  return users.some(({ email }) => email.endsWith('@passkey'))
    ? text
    : text.replace(passkeyDomain, `"$1:*@${domain}`);
};

const nodeOf = (node: RecordedNode, users: ReadonlyArray<RecordedUser>): InventoryNode => {
  const owner = users.find(({ name }) => name === node.user);
  return {
    identity:
      owner === undefined
        ? { kind: 'tagged', tags: node.tags }
        : { kind: 'owned', owner: { kind: 'id', id: recordedUserId(owner) } },
    addresses: node.addresses.flatMap((text) => parseAddress(text) ?? []),
    approvedRoutes: node.approvedRoutes.flatMap((text) => {
      const range = parseAddressRange(text);
      return E.isRight(range) ? [range.right] : [];
    }),
  };
};

/** `pushed`: the policy's own groups become pushed ones. */
export const recordedWorld = (network: RecordedNetwork, pushed: boolean): RecordedWorld => {
  const { users } = network;
  const domain = domainOf(users);
  const { policy, groups } = pushed
    ? pushGroups(network.policy, users, domain)
    : { policy: network.policy, groups: [] };
  return {
    policyText: policyTextOf(policy, domain, users),
    directory: recordedDirectory([domain], users, groups),
    inventory: {
      version: network.id,
      nodes: new Map(network.nodes.map((node) => [node.id, nodeOf(node, users)])),
      roles: [],
    },
  };
};
