import { isJsonObject, type JsonObject } from '@rollcall/domain';
import { jsonEqual } from './json-equal';

/**
 * A client that puts our own answer back with a new given name sends our old `name.formatted` along.
 * A formatted name that stayed while the parts changed is dropped: it names somebody else.
 */
export const withoutStaleName = (before: JsonObject, after: JsonObject): JsonObject => {
  const { name } = after;
  const known = before.name;
  if (!isJsonObject(name) || !isJsonObject(known)) return after;
  const { formatted, ...parts } = name;
  const { formatted: knownFormatted, ...knownParts } = known;
  if (formatted === undefined || formatted !== knownFormatted || jsonEqual(parts, knownParts)) return after;
  return { ...after, name: parts };
};
