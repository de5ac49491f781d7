import {
  type Group,
  isJsonObject,
  type Json,
  type JsonObject,
  type Profile,
  type User,
} from '@rollcall/domain';
import { everything, represent, shownOf } from '../query/projection';
import type { ResourceType } from '../schema/resource-type';
import { schemasOf } from './schemas-of';

/** What is stored of a user as an answer shows it: without `groups` and `meta`, which depend on where and when it is read. */
export const storedUser = (
  type: ResourceType,
  { id, userName, active, profile }: Pick<User, 'id' | 'userName' | 'active' | 'profile'>,
): JsonObject => stored(type, { ...profile, schemas: schemasOf(type, profile), id, userName, active });

/** The same of a group: without `members`. */
export const storedGroup = (
  type: ResourceType,
  { id, displayName, profile }: Pick<Group, 'id' | 'displayName' | 'profile'>,
): JsonObject => stored(type, { ...profile, schemas: schemasOf(type, profile), id, displayName });

const stored = (type: ResourceType, document: JsonObject): JsonObject => {
  const shown = represent(type, (name) => document[name], everything);
  return isJsonObject(shown) ? shown : {};
};

/** Of attributes what an answer shows of them: none that are never returned, or not unless they are asked for. */
export const tellable = (type: ResourceType, attributes: Profile): Profile => {
  const result: { [name: string]: Json } = {};
  for (const [name, value] of Object.entries(attributes)) {
    const attribute = type.index.get(name.toLowerCase());
    const shown = attribute && shownOf(attribute, value, everything);
    if (shown !== undefined) result[name] = shown;
  }
  return result;
};
