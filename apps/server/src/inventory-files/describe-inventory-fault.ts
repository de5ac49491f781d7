import type { InventoryFault } from '@rollcall/acl';

/** One line: where, and what is wrong there. */
export const describeInventoryFault = ({ path, message }: InventoryFault): string =>
  path === '' ? message : `${path}: ${message}`;
