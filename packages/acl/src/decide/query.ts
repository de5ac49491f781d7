import type { Revision, UserId } from '@rollcall/domain';
import type { Family } from '../address/address';
import type { NodeId } from '../inventory/inventory';

/**
 * One end of a connection. A user is an untagged device of that user with no known address; a tag is a device
 * with exactly that tag and no address; a node brings its owner or tags and its addresses; an address, or a
 * host of one address, is the node that holds it, else a bare address.
 */
export type QueryEnd =
  | { readonly kind: 'user'; readonly userName: string }
  | { readonly kind: 'userId'; readonly id: UserId }
  | { readonly kind: 'node'; readonly id: NodeId }
  | { readonly kind: 'tag'; readonly tag: string }
  | { readonly kind: 'address'; readonly address: string }
  | { readonly kind: 'host'; readonly name: string };

/** `self`: another device of the source's own user. */
export type QueryDestination = QueryEnd | { readonly kind: 'self' };

export type Query = {
  readonly src: QueryEnd;
  readonly dst: QueryDestination;
  /** 1–65535; 0 only for protocols without ports. */
  readonly port: number;
  /** Name or number; `tcp` when absent. */
  readonly proto?: string | number;
  /** Absent: every family that both ends have must be allowed. */
  readonly family?: Family;
  /** The answer must not come from a state before this revision (F9). */
  readonly minRevision?: Revision;
};
