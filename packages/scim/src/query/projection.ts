import { isJsonObject, type Json } from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import type { Reader } from '../filter/evaluate';
import { type AttributePath, resolvePath } from '../path/resolve-path';
import { badRequest, type ScimError } from '../protocol/error';
import { type Attribute, subAttribute } from '../schema/attribute';
import type { ResourceType } from '../schema/resource-type';

/** Attributes named in a request, with the sub-attributes named below them; an empty tree means all of it. */
type NameTree = Map<string, NameTree>;

/** Which attributes an answer shows (RFC 7644 section 3.9). */
export type Projection = {
  readonly mode: 'default' | 'only' | 'without';
  readonly names: NameTree;
};

export const everything: Projection = { mode: 'default', names: new Map() };

/** Only what is in every answer, such as the id. */
export const alwaysReturned: Projection = { mode: 'only', names: new Map() };

/** As they come in a query string or in a SearchRequest. */
export type AttributeLists = {
  readonly attributes: ReadonlyArray<string>;
  readonly excludedAttributes: ReadonlyArray<string>;
};

/** Names that the type does not have select nothing. Both lists together: 400 `invalidValue`. */
export const projectionOf = (
  type: ResourceType,
  { attributes, excludedAttributes }: AttributeLists,
): E.Either<ScimError, Projection> => {
  if (attributes.length > 0 && excludedAttributes.length > 0) {
    return E.left(
      badRequest(
        'invalidValue',
        '"attributes" and "excludedAttributes" exclude each other; send one of them.',
      ),
    );
  }
  if (attributes.length > 0) return E.right({ mode: 'only', names: treeOf(type, attributes) });
  return excludedAttributes.length === 0
    ? E.right(everything)
    : E.right({ mode: 'without', names: treeOf(type, excludedAttributes) });
};

const treeOf = (type: ResourceType, notations: ReadonlyArray<string>): NameTree => {
  const tree: NameTree = new Map();
  for (const notation of notations) {
    const path = resolvePath(type, notation);
    if (path !== undefined) insert(tree, path);
    else if (notation.toLowerCase() === type.schema.id.toLowerCase()) {
      for (const attribute of type.schema.attributes) insert(tree, [attribute]);
    }
  }
  return tree;
};

/** A wider name swallows a narrower one, whichever came first. */
const insert = (tree: NameTree, path: AttributePath): void => {
  let branch = tree;
  for (const [index, { name }] of path.entries()) {
    const last = index === path.length - 1;
    const known = branch.get(name);
    if (known !== undefined && known.size === 0) return;
    const next: NameTree = last || known === undefined ? new Map() : known;
    branch.set(name, next);
    branch = next;
  }
};

/** Whether any of a top-level attribute is shown, so that the costly ones need not be computed. */
export const shows = (projection: Projection, type: ResourceType, name: string): boolean => {
  const attribute = type.index.get(name.toLowerCase());
  return attribute !== undefined && showsAttribute(projection, attribute);
};

const showsAttribute = ({ mode, names }: Projection, attribute: Attribute): boolean => {
  const { name, returned } = attribute;
  if (returned === 'always' || (attribute.uneven && holdsAlways(attribute))) return true;
  if (returned === 'never') return false;
  switch (mode) {
    case 'default':
      return returned !== 'request';
    case 'only':
      return names.has(name);
    case 'without':
      return returned !== 'request' && names.get(name)?.size !== 0;
  }
};

/** Only what an extension has at its top is always shown by itself; parts of an attribute go with it. */
const holdsAlways = ({ name, subAttributes }: Attribute): boolean =>
  name.includes(':') && subAttributes.some(({ returned }) => returned === 'always');

/** A resource with the attributes that are shown, in the order of the schema. */
export const represent = (type: ResourceType, read: Reader, projection: Projection): Json => {
  const result: { [name: string]: Json } = {};
  for (const attribute of type.attributes) {
    if (!showsAttribute(projection, attribute)) continue;
    const { name } = attribute;
    const value = read(name);
    if (value === undefined) continue;
    const shown = partOf(attribute, value, projection);
    if (shown !== undefined) result[name] = shown;
  }
  return result;
};

/** What is shown of one attribute's value. */
export const shownOf = (attribute: Attribute, value: Json, projection: Projection): Json | undefined =>
  showsAttribute(projection, attribute) ? partOf(attribute, value, projection) : undefined;

/** Of the value of an attribute that is shown, the parts that are. */
const partOf = (attribute: Attribute, value: Json, { mode, names }: Projection): Json | undefined => {
  const below = names.get(attribute.name);
  const narrowed = below !== undefined && below.size > 0;
  if (!narrowed && !attribute.uneven) return value;
  if (narrowed) return narrow(attribute, value, { mode, names: below });
  const barely = mode === 'only' ? below === undefined : below !== undefined;
  return narrow(attribute, value, barely ? alwaysReturned : everything);
};

const narrow = (attribute: Attribute, value: Json, projection: Projection): Json | undefined => {
  if (Array.isArray(value)) {
    const list = value.flatMap((element) => narrow(attribute, element, projection) ?? []);
    return list.length === 0 ? undefined : list;
  }
  if (!isJsonObject(value)) return value;
  const result: { [name: string]: Json } = {};
  for (const [name, part] of Object.entries(value)) {
    const sub = subAttribute(attribute, name);
    if (sub === undefined || !showsAttribute(projection, sub)) continue;
    const shown = partOf(sub, part, projection);
    if (shown !== undefined) result[name] = shown;
  }
  return Object.keys(result).length === 0 ? undefined : result;
};
