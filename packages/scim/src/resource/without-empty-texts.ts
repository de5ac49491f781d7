import { isJsonObject, type Json, type JsonObject } from '@rollcall/domain';

/** What was sent with null in the place of every empty text, where those unassign (`emptyTextClears`). */
export const withoutEmptyTexts = (value: Json): Json => {
  if (value === '') return null;
  if (Array.isArray(value)) return value.map(withoutEmptyTexts);
  return isJsonObject(value) ? membersWithoutEmptyTexts(value) : value;
};

export const membersWithoutEmptyTexts = (object: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(object).map(([name, part]) => [name, withoutEmptyTexts(part)]));
