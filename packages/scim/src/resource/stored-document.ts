import type { Group, JsonObject, Profile, User } from '@rollcall/domain';
import { coreGroupSchema } from '../schema/core-group';
import { coreUserSchema } from '../schema/core-user';
import { enterpriseUserSchema } from '../schema/enterprise-user';
import type { Schema } from '../schema/schema';

/** What is stored of a user as a resource: without `groups` and `meta`, which depend on where and when it is read. */
export const storedUser = ({
  id,
  userName,
  active,
  profile,
}: Pick<User, 'id' | 'userName' | 'active' | 'profile'>): JsonObject => ({
  schemas: schemasIn(coreUserSchema, tellable(profile)),
  id,
  userName,
  active,
  ...tellable(profile),
});

/** The same of a group: without `members`. */
export const storedGroup = ({
  id,
  displayName,
  profile,
}: Pick<Group, 'id' | 'displayName' | 'profile'>): JsonObject => ({
  schemas: schemasIn(coreGroupSchema, tellable(profile)),
  id,
  displayName,
  ...tellable(profile),
});

/**
 * Without the extensions that a directory declares: which of their attributes may be returned at all is known to
 * SCIM answers alone.
 */
export const tellable = (profile: Profile): Profile =>
  Object.fromEntries(
    Object.entries(profile).filter(([name]) => !isExtension(name) || name === enterpriseUserSchema.id),
  );

const isExtension = (name: string): boolean => /^urn:/i.test(name);

const schemasIn = ({ id }: Schema, profile: Profile): ReadonlyArray<string> => [
  id,
  ...Object.keys(profile).filter(isExtension),
];
