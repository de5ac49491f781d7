import { isJsonObject, type Json, type JsonObject } from '../json';
import { membersOf } from './member-order';

/**
 * The same object with all members in the order that RFC 8785 stores them in, so that what was just decided and
 * what was read back are one text. Parts that are in order already are shared, not copied.
 */
export const inCanonicalOrder = (object: JsonObject): JsonObject => {
  const keys = Object.keys(object);
  const result: { [name: string]: Json } = {};
  let changed = false;
  let place = 0;
  for (const { key } of membersOf(object)) {
    if (key !== keys[place++]) changed = true;
    const member = object[key];
    if (member === undefined) continue;
    const inOrder = valueInOrder(member);
    // By assignment it would become the prototype, and be answered of a person without being stored.
    if (key === '__proto__') Object.defineProperty(result, key, { value: inOrder, enumerable: true });
    else result[key] = inOrder;
    if (inOrder !== member) changed = true;
  }
  return changed ? result : object;
};

const valueInOrder = (value: Json): Json => {
  if (typeof value !== 'object') return value;
  if (Array.isArray(value)) return listInOrder(value);
  return isJsonObject(value) ? inCanonicalOrder(value) : value;
};

const listInOrder = (list: ReadonlyArray<Json>): ReadonlyArray<Json> => {
  const result = list.map(valueInOrder);
  return result.every((element, at) => element === list[at]) ? list : result;
};
