import type { JsonObject } from '../json';

/** A member of an object, with the text before its value: as the first of the object, and behind another. */
type Member = { readonly key: string; readonly first: string; readonly next: string };

/** The members of objects that have these keys, in this order: sorted by UTF-16 code units. */
type MemberOrder = { readonly keys: ReadonlyArray<string>; readonly members: ReadonlyArray<Member> };

/** What was sorted lately, by the first key: the same few sets of keys come again and again. */
const recent = new Map<string, ReadonlyArray<MemberOrder>>();
const MOST_FIRST_KEYS = 256;
const MOST_ORDERS = 8;
/** Of all keys together, in UTF-16 units. */
const LONGEST_KEYS = 1_024;

export const membersOf = (value: JsonObject): ReadonlyArray<Member> => {
  const keys = Object.keys(value);
  const [first = ''] = keys;
  const known = recent.get(first) ?? [];
  for (const order of known) if (isSame(order.keys, keys)) return order.members;
  const members = keys.toSorted().map(memberOf);
  if (keys.join('').length <= LONGEST_KEYS) {
    if (recent.size >= MOST_FIRST_KEYS) recent.clear();
    recent.set(first, [{ keys, members }, ...known.slice(0, MOST_ORDERS - 1)]);
  }
  return members;
};

const isSame = (a: ReadonlyArray<string>, b: ReadonlyArray<string>): boolean => {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
};

const memberOf = (key: string): Member => {
  const text = JSON.stringify(key);
  return { key, first: `{${text}:`, next: `,${text}:` };
};
