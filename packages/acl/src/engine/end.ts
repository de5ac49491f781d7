import type { Address } from '../address/address';
import type { AccessUser } from '../directory/access-directory';
import type { EndClass } from './end-classes';

/** Who a query's end is: an active user's untagged device, a tagged device, or no known device at all. */
export type Identity =
  | { readonly kind: 'user'; readonly user: AccessUser }
  | { readonly kind: 'tagged'; readonly tags: ReadonlyArray<string> }
  | { readonly kind: 'bare' };

/** A query's end, looked up. */
export type End = {
  readonly identity: Identity;
  /** At most one of each family; none when the address is not known. */
  readonly addresses: ReadonlyArray<Address>;
  /** Of an end without addresses: its class, once somebody has asked for it. */
  class: EndClass | undefined;
};

export const endOf = (identity: Identity, addresses: ReadonlyArray<Address> = unknown): End => ({
  identity,
  addresses,
  class: undefined,
});

const unknown: ReadonlyArray<Address> = [];

/** Why a query's end cannot be looked up, or may not take part. */
export type EndFault =
  | { readonly _tag: 'BadQuery' }
  | { readonly _tag: 'Unknown' }
  | { readonly _tag: 'Inactive' };

/** Whether both ends are untagged devices of one user: what `autogroup:self` asks. */
export const sameUser = (src: End, dst: End): boolean =>
  dst.identity.kind === 'user' &&
  src.identity.kind === 'user' &&
  src.identity.user.id === dst.identity.user.id;
