import type { ChangeUser, JsonObject, Profile, User } from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import { badRequest, type ScimError } from '../protocol/error';
import { rejectionToError } from '../protocol/rejection-error';
import { profileChanges } from './profile-changes';

/** The parts of a user's attributes that the domain keeps apart. */
export type UserParts = {
  readonly userName: string;
  readonly active: boolean | undefined;
  readonly profile: Profile;
};

/** All that a client can write of a user, as one document. */
export const userDocument = (user: User): JsonObject => ({
  ...user.profile,
  userName: user.userName,
  active: user.active,
});

/** 400 `invalidValue` without a userName. */
export const userParts = (document: JsonObject): E.Either<ScimError, UserParts> => {
  const { userName, active, ...profile } = document;
  if (typeof userName !== 'string') return E.left(rejectionToError({ _tag: 'UserNameEmpty' }));
  if (active !== undefined && typeof active !== 'boolean') {
    return E.left(badRequest('invalidValue', 'active must be true or false.'));
  }
  return E.right({ userName, active, profile });
};

/** The command for the differences; none when there are none. Without `active` it stays as it is. */
export const changesOf = (user: User, parts: UserParts): ReadonlyArray<ChangeUser> => {
  const profile = profileChanges(user.profile, parts.profile);
  const changes = {
    ...(parts.userName === user.userName ? {} : { userName: parts.userName }),
    ...(parts.active === undefined || parts.active === user.active ? {} : { active: parts.active }),
    ...(profile === undefined ? {} : { profile }),
  };
  return Object.keys(changes).length === 0 ? [] : [{ _tag: 'ChangeUser', userId: user.id, ...changes }];
};
