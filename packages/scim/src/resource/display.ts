import type { User } from '@rollcall/domain';

/** The name to show for a user. */
export const displayOf = ({ profile, userName }: User): string =>
  typeof profile.displayName === 'string' ? profile.displayName : userName;
