import * as E from 'fp-ts/lib/Either.js';
import type { DeleteUser } from '../commands/command';
import type { Decide } from './decision';
import { departures } from './membership';

/** Leaves every group first, in the same batch, so that no group ever lists somebody who is gone. */
export const deleteUser: Decide<DeleteUser> =
  ({ userId }) =>
  (view) => {
    if (view.user(userId) === undefined) return E.left({ _tag: 'UserNotFound', userId });
    return E.right([...departures(view, userId), { type: 'UserDeleted', data: { userId } }]);
  };
