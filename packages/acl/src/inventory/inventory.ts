import type { CanonicalUserName, UserId } from '@rollcall/domain';
import type { Address } from '../address/address';
import type { AddressRange } from '../address/address-range';

export type NodeId = string;

/** A user by our id, or by the userName the inventory's author knows. */
export type UserReference =
  | { readonly kind: 'id'; readonly id: UserId }
  | { readonly kind: 'name'; readonly name: CanonicalUserName };

export const roles = ['owner', 'admin', 'it-admin', 'network-admin', 'billing-admin', 'auditor'] as const;

export type Role = (typeof roles)[number];

/** A device: a user's, or a tagged one, which belongs to no user. */
export type InventoryNode = {
  readonly identity:
    | { readonly kind: 'owned'; readonly owner: UserReference }
    | { readonly kind: 'tagged'; readonly tags: ReadonlyArray<string> };
  readonly addresses: ReadonlyArray<Address>;
  /** Subnet routes this node may carry; exit routes (`0.0.0.0/0`, `::/0`) do not count as subnets. */
  readonly approvedRoutes: ReadonlyArray<AddressRange>;
};

/** Devices and roles. They come from outside, never from pushed groups (F13). */
export type Inventory = {
  /** Any string that changes when the content does; decisions carry it. */
  readonly version: string;
  readonly nodes: ReadonlyMap<NodeId, InventoryNode>;
  readonly roles: ReadonlyArray<{ readonly user: UserReference; readonly role: Role }>;
};
