import {
  type Command,
  canonicalName,
  canonicalUserName,
  type DirectoryView,
  type GroupId,
  groupId,
  type UserId,
  userId,
} from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import type { AdministrationRefusal } from '../administration-error';

/** A change of the directory as people name it: users by id or userName, groups by id or name. */
export type DirectoryWish =
  | { readonly change: 'rename'; readonly group: string; readonly displayName: string }
  | { readonly change: 'delete-group'; readonly group: string }
  | { readonly change: 'delete-user' | 'deactivate' | 'reactivate'; readonly user: string }
  | {
      readonly change: 'membership';
      readonly group: string;
      readonly add: ReadonlyArray<string>;
      readonly remove: ReadonlyArray<string>;
    };

/** The command that would make the change here and now. */
export const commandOf = (
  view: DirectoryView,
  wish: DirectoryWish,
): E.Either<AdministrationRefusal, Command> => {
  switch (wish.change) {
    case 'rename':
      return pipe(
        groupCalled(view, wish.group),
        E.map((id) => ({ _tag: 'ChangeGroup', groupId: id, displayName: wish.displayName })),
      );
    case 'delete-group':
      return pipe(
        groupCalled(view, wish.group),
        E.map((id) => ({ _tag: 'DeleteGroup', groupId: id })),
      );
    case 'delete-user':
      return pipe(
        userCalled(view, wish.user),
        E.map((id) => ({ _tag: 'DeleteUser', userId: id })),
      );
    case 'deactivate':
    case 'reactivate':
      return pipe(
        userCalled(view, wish.user),
        E.map((id) => ({ _tag: 'ChangeUser', userId: id, active: wish.change === 'reactivate' })),
      );
    case 'membership':
      return pipe(
        E.Do,
        E.bind('group', () => groupCalled(view, wish.group)),
        E.bind('add', () => usersCalled(view, wish.add)),
        E.bind('remove', () => usersCalled(view, wish.remove)),
        E.map(({ group, add, remove }) => ({ _tag: 'ChangeMembership', groupId: group, add, remove })),
      );
  }
};

const nobody = (kind: 'user' | 'group', reference: string) =>
  E.left<AdministrationRefusal>({ _tag: 'NobodyCalled', kind, reference });

const groupCalled = (view: DirectoryView, reference: string): E.Either<AdministrationRefusal, GroupId> => {
  const group = view.group(groupId(reference)) ?? view.groupByName(canonicalName(reference));
  return group === undefined ? nobody('group', reference) : E.right(group.id);
};

const userCalled = (view: DirectoryView, reference: string): E.Either<AdministrationRefusal, UserId> => {
  const user = view.user(userId(reference)) ?? view.userByName(canonicalUserName(reference));
  return user === undefined ? nobody('user', reference) : E.right(user.id);
};

const usersCalled = (view: DirectoryView, references: ReadonlyArray<string>) =>
  pipe(
    references,
    E.traverseArray((reference) => userCalled(view, reference)),
  );
