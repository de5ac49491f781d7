import { type Attribute, subAttribute } from '../schema/attribute';
import type { ResourceType } from '../schema/resource-type';
import type { Schema } from '../schema/schema';

/** The attributes from the resource down to the one meant: `[name, givenName]`, `[<extension>, manager, value]`. */
export type AttributePath = readonly [Attribute, ...Attribute[]];

/**
 * Finds the attribute of a notation such as `name.givenName` or `urn:…:User:manager.value` (RFC 7644 section
 * 3.10), in any case. A URN is split at a schema that the type has, not at a colon. A name without its URN
 * is looked for in the core schema, then in the extensions; one that two extensions have means neither.
 */
export const resolvePath = (type: ResourceType, notation: string): AttributePath | undefined => {
  const lower = notation.toLowerCase();
  const direct = type.index.get(lower);
  if (direct !== undefined) return [direct];
  if (isUnder(lower, type.schema)) {
    return descend(undefined, type.index, notation.slice(type.schema.id.length + 1));
  }
  const extension = extensionOver(type, lower);
  const container = extension && type.index.get(extension.id.toLowerCase());
  if (extension !== undefined && container !== undefined) {
    return descend(container, container.index, notation.slice(extension.id.length + 1));
  }
  return descend(undefined, type.index, notation) ?? inExtensions(type, notation);
};

const isUnder = (lowerNotation: string, schema: Schema): boolean =>
  lowerNotation.startsWith(`${schema.id.toLowerCase()}:`);

/** Of URNs that begin alike, the longest. */
const extensionOver = ({ extensions }: ResourceType, lowerNotation: string): Schema | undefined => {
  let found: Schema | undefined;
  for (const extension of extensions) {
    if (isUnder(lowerNotation, extension) && extension.id.length > (found?.id.length ?? 0)) found = extension;
  }
  return found;
};

const inExtensions = (type: ResourceType, notation: string): AttributePath | undefined => {
  let found: AttributePath | undefined;
  for (const extension of type.extensions) {
    const container = type.index.get(extension.id.toLowerCase());
    const path = container && descend(container, container.index, notation);
    if (path !== undefined && found !== undefined) return undefined;
    found ??= path;
  }
  return found;
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
