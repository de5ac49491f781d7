import type { CanonicalName, CanonicalUserName } from '@rollcall/domain';
import type { AddressRange } from '../address/address-range';
import type { Position } from '../diagnostics/position';
import type { Role } from '../inventory/inventory';

/** What a selector names (section 3.1 of the specification). */
export type SelectorTerm =
  | { readonly kind: 'any' }
  | { readonly kind: 'user'; readonly name: CanonicalUserName }
  /** `group:x`, or `group:x@domain` that the policy itself defines (F6): a key of `groups`. */
  | { readonly kind: 'localGroup'; readonly key: string }
  | { readonly kind: 'syncedGroup'; readonly name: CanonicalName; readonly domain: string }
  | { readonly kind: 'tag'; readonly tag: string }
  | { readonly kind: 'member' }
  | { readonly kind: 'tagged' }
  | { readonly kind: 'self' }
  | { readonly kind: 'internet' }
  | { readonly kind: 'dangerAll' }
  | { readonly kind: 'role'; readonly role: Role }
  | { readonly kind: 'usersOfDomain'; readonly domain: string }
  | { readonly kind: 'host'; readonly name: string }
  | { readonly kind: 'address'; readonly range: AddressRange }
  /** Known, but without the data to resolve it: the rule is off (F3). */
  | { readonly kind: 'ipset'; readonly name: string }
  | { readonly kind: 'service'; readonly name: string }
  | { readonly kind: 'shared' };

/** A selector as written, where, and what it names. */
export type Selector = {
  readonly text: string;
  readonly at: Position;
  readonly term: SelectorTerm;
};
