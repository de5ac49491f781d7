import { isJsonObject, type Json } from '@rollcall/domain';
import { jsonEqual } from '../resource/json-equal';
import { type Attribute, subAttribute } from '../schema/attribute';
import { comparable } from '../schema/text-order';

/** Two elements stand for the same value: by `value`, and by `type` where both have one; else by all they hold. */
export const sameElement = (attribute: Attribute, a: Json, b: Json): boolean => {
  if (!isJsonObject(a) || !isJsonObject(b)) return jsonEqual(a, b);
  if (a.value === undefined || b.value === undefined) return jsonEqual(a, b);
  return (
    sameText(attribute, 'value', a.value, b.value) &&
    (a.type === undefined || b.type === undefined || sameText(attribute, 'type', a.type, b.type))
  );
};

/** Whether an element that a client names to be removed means this one: by `value`, else by all that is named. */
export const selects = (attribute: Attribute, named: Json, element: Json): boolean => {
  if (!isJsonObject(named) || !isJsonObject(element)) return jsonEqual(named, element);
  if (named.value !== undefined) return sameText(attribute, 'value', named.value, element.value);
  return Object.entries(named).every(([name, part]) => jsonEqual(part, element[name]));
};

const sameText = (attribute: Attribute, name: string, a: Json | undefined, b: Json | undefined): boolean => {
  if (typeof a !== 'string' || typeof b !== 'string') return jsonEqual(a, b);
  const caseExact = subAttribute(attribute, name)?.caseExact ?? false;
  return comparable(a, caseExact) === comparable(b, caseExact);
};
