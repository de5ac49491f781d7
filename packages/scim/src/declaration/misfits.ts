import { type DirectoryView, type JsonObject, type SchemaExtension } from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import { jsonEqual } from '../resource/json-equal';
import { readValue } from '../resource/read-value';
import { extensionContainer } from '../schema/schema';
import { declaredSchema } from './declared-schema';

type Holder = { readonly id: string; readonly profile: JsonObject };

const holdersOf = (view: DirectoryView, { resourceType }: SchemaExtension): Iterable<Holder> =>
  resourceType === 'User' ? view.users() : view.groups();

/** How many hold values of an extension, be it declared now or not. Goes through all of its type. */
export const countHolders = (view: DirectoryView, extension: SchemaExtension): number => {
  let count = 0;
  for (const { profile } of holdersOf(view, extension)) {
    if (Object.hasOwn(profile, extension.schema.id)) count += 1;
  }
  return count;
};

/** Those whose values a declaration would make unreadable. */
export type Misfits = { readonly count: number; readonly first: string; readonly reason: string };

/**
 * Whether all values held under the URN of an extension would fit it as it is to be declared, so that
 * declaring it loses nothing. Goes through all of its type.
 */
export const misfits = (view: DirectoryView, extension: SchemaExtension): Misfits | undefined => {
  const container = extensionContainer(declaredSchema(extension));
  const { id } = extension.schema;
  let found: Misfits | undefined;
  for (const holder of holdersOf(view, extension)) {
    const values = holder.profile[id];
    if (values === undefined) continue;
    const ignored: string[] = [];
    const read = readValue(container, values, id, ignored);
    if (E.isRight(read) && ignored.length === 0 && jsonEqual(read.right, values)) continue;
    const reason = E.isLeft(read)
      ? read.left.detail
      : `${ignored[0] ?? 'a value that may not be written any more'} would be left out.`;
    found = { first: holder.id, reason, ...found, count: (found?.count ?? 0) + 1 };
  }
  return found;
};
