import {
  type ChangeGroup,
  type Group,
  isJsonObject,
  type Json,
  type JsonObject,
  type Profile,
  type UserId,
  userId,
} from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import type { ScimError } from '../protocol/error';
import { rejectionToError } from '../protocol/rejection-error';
import { profileChanges } from './profile-changes';

/** The parts of a group's attributes that the domain keeps apart; members stand for themselves. */
export type GroupParts = { readonly displayName: string; readonly profile: Profile };

/** All that a client can write of a group but its members. */
export const groupDocument = (group: Group): JsonObject => ({
  ...group.profile,
  displayName: group.displayName,
});

/** 400 `invalidValue` without a displayName. */
export const groupParts = (document: JsonObject): E.Either<ScimError, GroupParts> => {
  const { displayName, members: _members, ...profile } = document;
  return typeof displayName === 'string'
    ? E.right({ displayName, profile })
    : E.left(rejectionToError({ _tag: 'GroupNameEmpty' }));
};

/** The ids in a list of members that was read by its schema; each once. */
export const memberIds = (members: Json | undefined): ReadonlyArray<UserId> => {
  const ids = new Set<UserId>();
  if (Array.isArray(members)) {
    for (const member of members) {
      if (isJsonObject(member) && typeof member.value === 'string') ids.add(userId(member.value));
    }
  }
  return [...ids];
};

/** The command for the differences; none when there are none. */
export const changesOf = (group: Group, parts: GroupParts): ReadonlyArray<ChangeGroup> => {
  const profile = profileChanges(group.profile, parts.profile);
  const changes = {
    ...(parts.displayName === group.displayName ? {} : { displayName: parts.displayName }),
    ...(profile === undefined ? {} : { profile }),
  };
  return Object.keys(changes).length === 0 ? [] : [{ _tag: 'ChangeGroup', groupId: group.id, ...changes }];
};
