import { type Attribute, subAttribute } from '../schema/attribute';
import type { ResourceType } from '../schema/resource-type';
import type { Schema } from '../schema/schema';

/** The attributes from the resource down to the one meant: `[name, givenName]`, `[<extension>, manager, value]`. */
export type AttributePath = readonly [Attribute, ...Attribute[]];

/**
 * Finds the attribute of a notation such as `name.givenName` or `urn:…:User:manager.value` (RFC 7644 section
 * 3.10), in any case. A URN is split at a schema that the type has, not at a colon. A name without its URN
 * is looked for in the core schema, then in the extensions.
 */
export const resolvePath = (type: ResourceType, notation: string): AttributePath | undefined => {
  const lower = notation.toLowerCase();
  const direct = type.index.get(lower);
  if (direct !== undefined) return [direct];
  if (isUnder(lower, type.schema)) {
    return descend(undefined, type.index, notation.slice(type.schema.id.length + 1));
  }
  for (const extension of type.extensions) {
    const container = type.index.get(extension.id.toLowerCase());
    if (container === undefined) continue;
    if (isUnder(lower, extension)) {
      return descend(container, container.index, notation.slice(extension.id.length + 1));
    }
  }
  return descend(undefined, type.index, notation) ?? inExtensions(type, notation);
};

const isUnder = (lowerNotation: string, schema: Schema): boolean =>
  lowerNotation.startsWith(`${schema.id.toLowerCase()}:`);

const inExtensions = (type: ResourceType, notation: string): AttributePath | undefined => {
  for (const extension of type.extensions) {
    const container = type.index.get(extension.id.toLowerCase());
    const path = container && descend(container, container.index, notation);
    if (path !== undefined) return path;
  }
  return undefined;
};

const descend = (
  container: Attribute | undefined,
  index: Attribute['index'],
  notation: string,
): AttributePath | undefined => {
  const [name = '', ...subNames] = notation.split('.');
  const first = index.get(name.toLowerCase());
  if (first === undefined) return undefined;
  const path: [Attribute, ...Attribute[]] = container === undefined ? [first] : [container, first];
  let last = first;
  for (const subName of subNames) {
    const sub = subAttribute(last, subName);
    if (sub === undefined) return undefined;
    path.push(sub);
    last = sub;
  }
  return path;
};
