import { expecting } from '../validation/expecting';

export const roles = ['all', 'scim', 'resolver'] as const;

/**
 * What a process does for its store: `scim` takes changes and answers no access question, `resolver` answers
 * them from what it follows and writes nothing, `all` does both.
 */
export type Role = (typeof roles)[number];

export const Role = expecting<Role, string>(`one of ${roles.join(', ')}`, (text) =>
  roles.find((role) => role === text.toLowerCase()),
);
