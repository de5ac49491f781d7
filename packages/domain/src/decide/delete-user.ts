import * as E from 'fp-ts/lib/Either.js';
import type { DeleteUser } from '../commands/command';
import type { DomainEvent } from '../events/domain-event';
import type { Decide } from './decision';

/** Leaves every group first, in the same batch, so that no group ever lists somebody who is gone. */
export const deleteUser: Decide<DeleteUser> =
  ({ userId }) =>
  (view) => {
    if (view.user(userId) === undefined) return E.left({ _tag: 'UserNotFound', userId });
    const departures = Array.from(
      view.groupsOf(userId),
      (groupId): DomainEvent => ({
        type: 'MembershipChanged',
        data: { groupId, added: [], removed: [userId] },
      }),
    );
    return E.right([...departures, { type: 'UserDeleted', data: { userId } }]);
  };
