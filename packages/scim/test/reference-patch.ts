import { isDeepStrictEqual } from 'node:util';
import { isJsonObject, type Json, type JsonObject } from '@rollcall/domain';

/** An operation of a PATCH in the plainest form: where, and on which elements of a list. */
export type PlainOperation = {
  readonly op: 'add' | 'replace' | 'remove';
  readonly attribute: string;
  /** Chooses elements of a list by one part. */
  readonly where?: { readonly part: string; readonly equals: Json };
  readonly part?: string;
  readonly value?: Json;
};

export const pathOf = ({ attribute, where, part }: PlainOperation): string => {
  const element = where === undefined ? '' : `[${where.part} eq ${JSON.stringify(where.equals)}]`;
  return `${attribute}${element}${part === undefined ? '' : `.${part}`}`;
};

type Document = { [name: string]: Json };

/**
 * Edits a document in place, word for word as RFC 7644 section 3.5.2 has it, with our choices where it is
 * silent: it knows no schema, no commands and no indexes. Slow, and plain enough to be believed.
 */
export const editByTheLetter = (
  document: Document,
  operation: PlainOperation,
  lists: ReadonlySet<string>,
): void => {
  const { attribute } = operation;
  written.clear();
  if (lists.has(attribute)) {
    const list = Array.isArray(document[attribute]) ? document[attribute] : [];
    document[attribute] = withoutRepeats(
      withOnePrimary(editList(list.filter(isJsonObject), operation)).filter((element) =>
        Object.keys(element).some((part) => part !== 'type' && part !== 'primary'),
      ),
    );
    if (document[attribute].length === 0) delete document[attribute];
    return;
  }
  const { op, part, value } = operation;
  if (part !== undefined) {
    const complex = isJsonObject(document[attribute]) ? { ...document[attribute] } : {};
    if (op === 'remove') delete complex[part];
    else if (value !== undefined) complex[part] = value;
    document[attribute] = complex;
    if (Object.keys(complex).length === 0) delete document[attribute];
  } else if (op === 'remove') delete document[attribute];
  else if (isJsonObject(value)) {
    const before = document[attribute];
    document[attribute] = { ...(isJsonObject(before) ? before : {}), ...value };
  } else if (value !== undefined) document[attribute] = value;
};

/** Elements that the operation at hand wrote to. */
const written = new Set<JsonObject>();

const write = (element: JsonObject): JsonObject => {
  written.add(element);
  return element;
};

const editList = (
  list: ReadonlyArray<JsonObject>,
  { op, where, part, value }: PlainOperation,
): JsonObject[] => {
  const chosen = (element: JsonObject) => where === undefined || element[where.part] === where.equals;
  const given = (Array.isArray(value) ? value : [value]).filter(isJsonObject);
  if (op === 'remove') {
    if (part === undefined) return list.filter((element) => !chosen(element));
    return list.map((element) => (chosen(element) ? without(element, part) : element));
  }
  if (part !== undefined) {
    const set = value === undefined ? {} : { [part]: value };
    if (!list.some(chosen)) return [...list, write({ ...(where && { [where.part]: where.equals }), ...set })];
    return list.map((element) => (chosen(element) ? write({ ...element, ...set }) : element));
  }
  if (where !== undefined) {
    const [only] = given;
    if (only === undefined) return [...list];
    if (!list.some(chosen)) return [...list, write({ [where.part]: where.equals, ...only })];
    return list.map((element) =>
      chosen(element) ? write(op === 'add' ? { ...element, ...only } : { ...only }) : element,
    );
  }
  if (op === 'replace') return given.map((element) => write({ ...element }));
  const result = [...list];
  for (const element of given) {
    const index = result.findIndex(
      (known) =>
        known.value === element.value &&
        (known.type === element.type || known.type === undefined || element.type === undefined),
    );
    const known = result[index];
    if (known === undefined) result.push(write({ ...element }));
    else if (Object.entries(element).some(([name, equal]) => known[name] !== equal)) {
      result[index] = write({ ...known, ...element });
    }
  }
  return result;
};

const without = (element: JsonObject, part: string): JsonObject =>
  Object.fromEntries(Object.entries(element).filter(([name]) => name !== part));

/** "The server SHALL set the value of primary to false for any other values." */
const withOnePrimary = (list: ReadonlyArray<JsonObject>): JsonObject[] => {
  const made = list.find((element) => written.has(element) && element.primary === true);
  return list.map((element) =>
    made !== undefined && element !== made && element.primary === true
      ? { ...element, primary: false }
      : element,
  );
};

/** "The same (type, value) combination" is there once (RFC 7643 section 2.4). */
const withoutRepeats = (list: ReadonlyArray<JsonObject>): JsonObject[] => {
  const result: JsonObject[] = [];
  for (const element of list) {
    const at = result.findIndex((known) =>
      element.value === undefined
        ? isDeepStrictEqual(known, element)
        : known.type === element.type && known.value === element.value,
    );
    if (at < 0) result.push(element);
    else result[at] = { ...result[at], ...element };
  }
  return result;
};
