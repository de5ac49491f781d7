import { canonicalJson, isJsonObject, type Json } from '@rollcall/domain';
import { type Attribute, subAttribute } from '../schema/attribute';
import { comparable } from '../schema/text-order';

/** Equal for elements that stand for the same value: by their `value`, or else by all they hold. */
export const identityOf = (attribute: Attribute, element: Json): string => {
  const value = isJsonObject(element) ? element.value : undefined;
  if (value === undefined) return `all ${canonicalJson(element)}`;
  return `value ${typeof value === 'string' ? comparableAs(attribute, 'value', value) : canonicalJson(value)}`;
};

const comparableAs = (attribute: Attribute, part: string, text: string): string =>
  comparable(text, subAttribute(attribute, part)?.caseExact ?? false);

const typeOf = (attribute: Attribute, element: Json): string | undefined =>
  isJsonObject(element) && typeof element.type === 'string'
    ? comparableAs(attribute, 'type', element.type)
    : undefined;

/**
 * Finds the element of a list that stands for the same value as another: the same identity, and the same
 * type where both have one.
 */
export class ElementIndex {
  private readonly places = new Map<string, Map<string | undefined, number>>();

  constructor(private readonly attribute: Attribute) {}

  /** Later elements do not hide earlier ones. */
  put(element: Json, place: number): void {
    const identity = identityOf(this.attribute, element);
    const byType = this.places.get(identity) ?? new Map<string | undefined, number>();
    this.places.set(identity, byType);
    const type = typeOf(this.attribute, element);
    byType.set(type, Math.min(place, byType.get(type) ?? place));
  }

  placeOf(element: Json): number | undefined {
    const byType = this.places.get(identityOf(this.attribute, element));
    if (byType === undefined) return undefined;
    const type = typeOf(this.attribute, element);
    const places =
      type === undefined
        ? [...byType.values()]
        : [byType.get(type), byType.get(undefined)].filter((place) => place !== undefined);
    return places.length === 0 ? undefined : Math.min(...places);
  }
}

/**
 * A list with each value of one type once, as answers should have it (RFC 7643 section 2.4); what a repetition says
 * besides is taken over.
 */
export const withoutRepeats = (attribute: Attribute, list: ReadonlyArray<Json>): ReadonlyArray<Json> => {
  if (list.length < 2) return list;
  const places = new Map<string, number>();
  const result: Json[] = [];
  for (const element of list) {
    const key = `${typeOf(attribute, element) ?? ''} ${identityOf(attribute, element)}`;
    const place = places.get(key) ?? result.length;
    const known = result[place];
    places.set(key, place);
    result[place] = isJsonObject(known) && isJsonObject(element) ? { ...known, ...element } : element;
  }
  return result.length === list.length ? list : result;
};
