import ipaddr from 'ipaddr.js';

/** Which addresses a feed may be sent to. */
export type AddressRule =
  /** Public ones alone. */
  | 'public'
  /** Those of private networks too, as an administrator said. */
  | 'private'
  /** This machine alone, which the URL itself names. */
  | 'loopback';

const PRIVATE = new Set(['private', 'uniqueLocal', 'carrierGradeNat', 'loopback']);

/** Never an address that serves the machine itself (169.254.169.254), a group of machines, or none. */
export const mayConnect = (rule: AddressRule, address: string): boolean => {
  if (!ipaddr.isValid(address)) return false;
  const range = ipaddr.process(address).range();
  if (rule === 'loopback') return range === 'loopback';
  return range === 'unicast' || (rule === 'private' && PRIVATE.has(range));
};
