import type { JsonObject, Profile, ProfileChanges } from '@rollcall/domain';
import { jsonEqual } from './json-equal';

/** What turns one profile into the other, by top-level attribute; `undefined` when they are equal. */
export const profileChanges = (before: Profile, after: JsonObject): ProfileChanges | undefined => {
  const set = Object.entries(after).filter(([name, value]) => !jsonEqual(before[name], value));
  const clear = Object.keys(before).filter((name) => !Object.hasOwn(after, name));
  return set.length === 0 && clear.length === 0 ? undefined : { set: Object.fromEntries(set), clear };
};
