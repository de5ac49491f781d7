import type { ProfileChanges } from '../commands/command';
import type { Profile } from './resources';

/** The attributes with the changes made. One that is both set and cleared is cleared. */
export const profileAfter = (profile: Profile, changes: ProfileChanges): Profile => {
  const result = { ...profile, ...changes.set };
  for (const attribute of changes.clear) delete result[attribute];
  return result;
};
