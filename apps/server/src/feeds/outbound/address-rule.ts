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

/** Where clouds give a machine its credentials, beside the link-local 169.254.169.254. */
const METADATA: ReadonlySet<string> = new Set([
  'fd00:ec2::254', // AWS
  'fd20:ce::254', // Google Cloud
  'fd00:c1::a9fe:a9fe', // Oracle Cloud
  '100.100.100.200', // Alibaba Cloud
  '168.63.129.16', // Azure
]);

/** Never an address that serves the machine itself, a group of machines, or none. */
export const mayConnect = (rule: AddressRule, text: string): boolean => {
  if (!ipaddr.isValid(text)) return false;
  const address = ipaddr.process(text);
  if (METADATA.has(address.toString())) return false;
  const range = address.range();
  if (rule === 'loopback') return range === 'loopback';
  return range === 'unicast' || (rule === 'private' && PRIVATE.has(range));
};
