import type { UserId } from '../ids/ids';
import type { Revision } from '../ids/revision';
import { type FoldFault, unknownUser } from './fold-fault';
import type { MutableDirectory } from './mutable-directory';
import type { User } from './resources';

export const changeUser = (
  directory: MutableDirectory,
  id: UserId,
  revision: Revision,
  change: (user: User) => User,
): FoldFault | undefined => {
  const user = directory.user(id);
  if (user === undefined) return unknownUser(revision, id);
  directory.putUser(change(user));
  return undefined;
};

export const removeUser = (
  directory: MutableDirectory,
  userId: UserId,
  revision: Revision,
): FoldFault | undefined => {
  for (const _group of directory.groupsOf(userId)) return { _tag: 'StillMember', revision, userId };
  directory.removeUser(userId);
  return undefined;
};
