import * as E from 'fp-ts/lib/Either.js';
import type { DeclareSchemaExtension, WithdrawSchemaExtension } from '../commands/command';
import { canonicalJson } from '../digest/canonical-json';
import { isSameUrn, type SchemaExtension } from '../schema-extensions/schema-extension';
import { uniqueAttributesOf, uniqueKey } from '../schema-extensions/unique-attributes';
import type { DirectoryView } from '../state/directory-view';
import type { Decide } from './decision';
import type { Rejection } from './rejection';

/** Of one directory, for users and groups together. */
const MAX_EXTENSIONS = 20;

/** What is declared already changes nothing. */
export const declareSchemaExtension: Decide<DeclareSchemaExtension> =
  ({ extension }) =>
  (view) => {
    const { id } = extension.schema;
    const known = view.schemaExtensions.find(({ schema }) => isSameUrn(schema.id, id));
    if (known === undefined && view.schemaExtensions.length >= MAX_EXTENSIONS) {
      return E.left({ _tag: 'TooManySchemaExtensions', limit: MAX_EXTENSIONS });
    }
    if (known !== undefined) {
      if (known.schema.id !== id || known.resourceType !== extension.resourceType) {
        return E.left({ _tag: 'SchemaExtensionExists', extension: known });
      }
      if (canonicalJson(known) === canonicalJson(extension)) return E.right([]);
    }
    const fault = sharedValue(view, extension);
    return fault === undefined
      ? E.right([{ type: 'SchemaExtensionDeclared', data: extension }])
      : E.left(fault);
  };

/** Goes through everybody, once for each attribute that is to be unique: it is not done often. */
const sharedValue = (view: DirectoryView, extension: SchemaExtension): Rejection | undefined => {
  for (const attribute of uniqueAttributesOf([extension], extension.resourceType)) {
    const holders = new Map<string, string>();
    for (const { id, profile } of extension.resourceType === 'User' ? view.users() : view.groups()) {
      const key = uniqueKey(profile, attribute);
      if (key === undefined) continue;
      const other = holders.get(key);
      if (other !== undefined)
        return { _tag: 'ValuesNotUnique', attribute, value: key, holders: [other, id] };
      holders.set(key, id);
    }
  }
  return undefined;
};

/** Values that are held stay, out of sight, until the extension is declared again. */
export const withdrawSchemaExtension: Decide<WithdrawSchemaExtension> =
  ({ id }) =>
  (view) => {
    const known = view.schemaExtensions.find(({ schema }) => isSameUrn(schema.id, id));
    return known === undefined
      ? E.left({ _tag: 'SchemaExtensionNotFound', id })
      : E.right([{ type: 'SchemaExtensionWithdrawn', data: { id: known.schema.id } }]);
  };
