import type { Actor } from '@rollcall/domain';
import type { AdminToken } from '../admin-token/admin-token';
import type { AdminRole } from './admin-role';

/** Who administers, as the audit trail names them, and what they may do. */
export type Identity = {
  readonly actor: Extract<Actor, { type: 'administrator' }>;
  readonly role: AdminRole;
};

/** All that is known of whoever holds the admin token. */
export const holderOf = ({ id }: AdminToken): Identity => ({
  actor: { type: 'administrator', name: 'admin token', id },
  role: 'admin',
});
