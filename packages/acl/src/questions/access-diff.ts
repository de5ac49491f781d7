import type { Family } from '../address/address';
import type { PortSet } from '../ports/port-set';

/** The same change from every source to every destination listed. */
export type AccessChange = {
  /** userNames, tags, `node:<id>`, and addresses as they are named: `*` for those that nothing else names. */
  readonly sources: ReadonlyArray<string>;
  /**
   * As `sources`, or `autogroup:self` alone. A user on both sides stands for everybody else on the other:
   * what becomes of a user's way to the own devices is said under `autogroup:self`.
   */
  readonly destinations: ReadonlyArray<string>;
  /** Absent when neither address is known. */
  readonly family?: Family;
  readonly protocols: ReadonlyArray<number>;
  readonly lost: PortSet;
  readonly gained: PortSet;
};

/** What two states allow differently. */
export type AccessDiff = {
  readonly changes: ReadonlyArray<AccessChange>;
  /** Destinations that some user lost and that no user reaches any more. */
  readonly deserted: ReadonlyArray<string>;
};
