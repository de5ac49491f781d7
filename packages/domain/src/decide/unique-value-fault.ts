import type { GroupId, UserId } from '../ids/ids';
import { isJsonObject } from '../json';
import type { SchemaExtension } from '../schema-extensions/schema-extension';
import { uniqueAttributesOf, uniqueKey } from '../schema-extensions/unique-attributes';
import type { DirectoryView } from '../state/directory-view';
import type { Profile } from '../state/resources';
import type { Rejection } from './rejection';

/** Whether another resource of the type has a value that no two may have. */
export const uniqueValueFault = (
  view: DirectoryView,
  type: SchemaExtension['resourceType'],
  id: UserId | GroupId,
  profile: Profile,
): Rejection | undefined => {
  for (const attribute of uniqueAttributesOf(view.schemaExtensions, type)) {
    const key = uniqueKey(profile, attribute);
    if (key === undefined) continue;
    const found = type === 'User' ? view.usersByUnique(attribute, key) : view.groupsByUnique(attribute, key);
    const owner = found.find((holder) => holder.id !== id);
    if (owner === undefined) continue;
    const values = profile[attribute.extension];
    const value = isJsonObject(values) ? (values[attribute.name] ?? key) : key;
    return { _tag: 'UniqueValueTaken', attribute, value, owner: owner.id };
  }
  return undefined;
};
