import type { ProfileChanges } from '../commands/command';
import { inCanonicalOrder } from '../digest/canonical-order';
import { isJsonObject, type Json } from '../json';
import type { Profile } from '../state/resources';

const equal = (a: Json | undefined, b: Json | undefined): boolean => {
  if (a === b) return true;
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((item, i) => equal(item, b[i]));
  }
  if (!isJsonObject(a) || !isJsonObject(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && equal(a[key], b[key]))
  );
};

/**
 * The part of the changes that would change something; `undefined` when there is none. An attribute both set
 * and cleared is cleared.
 */
export const profileDifference = (profile: Profile, changes: ProfileChanges): ProfileChanges | undefined => {
  const cleared = new Set(changes.clear);
  const set = Object.entries(changes.set).filter(
    ([attribute, value]) => !cleared.has(attribute) && !equal(profile[attribute], value),
  );
  const clear = [...cleared].filter((attribute) => Object.hasOwn(profile, attribute));
  return set.length === 0 && clear.length === 0
    ? undefined
    : { set: inCanonicalOrder(Object.fromEntries(set)), clear };
};
