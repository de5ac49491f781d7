/** Least first: each may do all that the ones before may. */
export const adminRoles = ['viewer', 'operator', 'admin'] as const;

/**
 * What an administrator may do: `viewer` looks and asks, `operator` does what the day brings and can be taken
 * back, `admin` does everything.
 */
export type AdminRole = (typeof adminRoles)[number];

export const suffices = (role: AdminRole, needed: AdminRole): boolean =>
  adminRoles.indexOf(role) >= adminRoles.indexOf(needed);
