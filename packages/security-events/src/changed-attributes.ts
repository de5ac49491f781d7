import {
  isJsonObject,
  type Json,
  type JsonObject,
  type Profile,
  type ProfileChanges,
  profileAfter,
} from '@rollcall/domain';
import { type ResourceType, tellable } from '@rollcall/scim';

const EXTENSION = /^urn:/i;

/** The attributes of a resource as RFC 7644 paths; those of an extension one by one. */
export const attributePaths = (profile: Profile): ReadonlyArray<string> =>
  Object.entries(profile).flatMap(([name, value]) =>
    EXTENSION.test(name) && isJsonObject(value) ? below(name, value) : [name],
  );

/** Of a change what an answer shows of it, and what it showed before. */
export type ShownChange = ProfileChanges & { readonly before: Profile };

export const shownChange = (
  type: ResourceType,
  profile: Profile = {},
  changes: ProfileChanges,
): ShownChange => {
  const before = tellable(type, profile);
  const now = tellable(type, profileAfter(profile, changes));
  const set: { [name: string]: Json } = {};
  const clear: string[] = [];
  for (const name of [...Object.keys(changes.set), ...changes.clear]) {
    const value = now[name];
    if (value === undefined) {
      if (before[name] !== undefined) clear.push(name);
    } else if (!isSame(before[name], value)) set[name] = value;
  }
  return { before, set, clear };
};

export const isNothing = ({ set, clear }: ShownChange): boolean =>
  Object.keys(set).length === 0 && clear.length === 0;

/** What was added, changed or removed, as RFC 7644 paths. Of an extension only the attributes that differ. */
export const changedPaths = ({ before, set, clear }: ShownChange): ReadonlyArray<string> => [
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
  return [...names].filter((one) => !isSame(old[one], now[one])).map((one) => `${name}:${one}`);
};

/** Both are in the order in which they are stored. */
const isSame = (a: Json | undefined, b: Json | undefined): boolean => JSON.stringify(a) === JSON.stringify(b);

const below = (name: string, value: JsonObject): ReadonlyArray<string> =>
  Object.keys(value).map((one) => `${name}:${one}`);
