import { isJsonObject, type Json, type Profile, type ProfileChanges } from '@rollcall/domain';

const EXTENSION = /^urn:/i;

/** The attributes of a resource as RFC 7644 paths; those of an extension one by one. */
export const attributePaths = (profile: Profile): ReadonlyArray<string> =>
  Object.entries(profile).flatMap(([name, value]) =>
    EXTENSION.test(name) && isJsonObject(value) ? below(name, value) : [name],
  );

/** What was added, changed or removed, as RFC 7644 paths. Of an extension only the attributes that differ. */
export const changedPaths = (before: Profile, { set, clear }: ProfileChanges): ReadonlyArray<string> => [
  ...Object.entries(set).flatMap(([name, value]) => differing(name, before[name], value)),
  ...clear.flatMap((name) => differing(name, before[name], undefined)),
];

const differing = (
  name: string,
  before: Json | undefined,
  after: Json | undefined,
): ReadonlyArray<string> => {
  if (!EXTENSION.test(name)) return [name];
  const old = isJsonObject(before) ? before : {};
  const now = isJsonObject(after) ? after : {};
  const names = new Set([...Object.keys(old), ...Object.keys(now)]);
  return [...names]
    .filter((one) => JSON.stringify(old[one]) !== JSON.stringify(now[one]))
    .map((one) => `${name}:${one}`);
};

const below = (name: string, value: { readonly [name: string]: Json }): ReadonlyArray<string> =>
  Object.keys(value).map((one) => `${name}:${one}`);
