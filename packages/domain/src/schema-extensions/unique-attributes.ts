import { isJsonObject, type Json } from '../json';
import { foldCase } from '../names/canonical-name';
import type { Profile } from '../state/resources';
import type { SchemaExtension } from './schema-extension';

/** An attribute of an extension whose value no two resources of a directory may share. */
export type UniqueAttribute = {
  readonly extension: string;
  readonly name: string;
  readonly caseExact: boolean;
};

export const describeUniqueAttribute = ({ extension, name }: UniqueAttribute): string =>
  `${extension}:${name}`;

/** Those of one type; found once for each list of extensions. */
export const uniqueAttributesOf = (
  extensions: ReadonlyArray<SchemaExtension>,
  type: SchemaExtension['resourceType'],
): ReadonlyArray<UniqueAttribute> => {
  if (extensions.length === 0) return none;
  const known = found.get(extensions) ?? {
    User: uniqueIn(extensions, 'User'),
    Group: uniqueIn(extensions, 'Group'),
  };
  found.set(extensions, known);
  return known[type];
};

const none: ReadonlyArray<UniqueAttribute> = [];
const found = new WeakMap<
  ReadonlyArray<SchemaExtension>,
  { readonly [Type in SchemaExtension['resourceType']]: ReadonlyArray<UniqueAttribute> }
>();

const uniqueIn = (
  extensions: ReadonlyArray<SchemaExtension>,
  type: SchemaExtension['resourceType'],
): ReadonlyArray<UniqueAttribute> =>
  extensions
    .filter(({ resourceType }) => resourceType === type)
    .flatMap(({ schema }) =>
      schema.attributes.flatMap(({ name, uniqueness, caseExact }) =>
        typeof name === 'string' && uniqueness === 'server'
          ? [{ extension: schema.id, name, caseExact: caseExact === true }]
          : [],
      ),
    );

/** The value as uniqueness and look-ups see it; `undefined` when there is none. */
export const uniqueKey = (
  profile: Profile,
  { extension, name, caseExact }: UniqueAttribute,
): string | undefined => {
  const values = profile[extension];
  const value = isJsonObject(values) ? values[name] : undefined;
  return value === undefined ? undefined : keyOf(value, caseExact);
};

export const keyOf = (value: Json, caseExact: boolean): string =>
  typeof value === 'string' ? (caseExact ? value : foldCase(value)) : JSON.stringify(value);
