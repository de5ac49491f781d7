import { isJsonObject, type Json, type JsonObject } from '@rollcall/domain';

const PREFIX = 'bulkId:';
const quoted = /"bulkId:([^"\\]+)"/g;

/** What stands for a resource that the same request creates. */
export type IdOf = (bulkId: string) => string;

/** The text with an id in the place of a reference such as `bulkId:qwerty` (RFC 7644 section 3.7.2). */
export const resolveText = (text: string, idOf: IdOf): string =>
  text.startsWith(PREFIX) ? idOf(text.slice(PREFIX.length)) : text;

/** The data of an operation with ids for references, wherever they stand; also in the filters of PATCH paths. */
export const resolveReferences = (data: JsonObject, idOf: IdOf): JsonObject =>
  Object.fromEntries(
    Object.entries(data).map(([key, value]) => [
      key,
      key.toLowerCase() === 'path' && typeof value === 'string'
        ? value.replace(quoted, (_whole, bulkId: string) => JSON.stringify(idOf(bulkId)))
        : resolveValue(value, idOf),
    ]),
  );

const resolveValue = (value: Json, idOf: IdOf): Json => {
  if (typeof value === 'string') return resolveText(value, idOf);
  if (Array.isArray(value)) return value.map((item: Json) => resolveValue(item, idOf));
  return isJsonObject(value) ? resolveReferences(value, idOf) : value;
};
