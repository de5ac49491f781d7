import * as E from 'fp-ts/lib/Either.js';
import type { CreateUser } from '../commands/command';
import { inCanonicalOrder } from '../digest/canonical-order';
import { groupId } from '../ids/ids';
import type { Decide } from './decision';
import { userFault } from './user-rules';

export const createUser: Decide<CreateUser> =
  ({ userId, userName, active, profile }) =>
  (view) => {
    const taken = view.user(userId) ?? view.group(groupId(userId));
    if (taken !== undefined || view.erased.has(userId)) {
      return E.left({ _tag: 'IdTaken', id: userId });
    }
    const fault = userFault(view, userId, userName, profile);
    if (fault !== undefined) return E.left(fault);
    const person = { userName, profile: inCanonicalOrder(profile) };
    return E.right([{ type: 'UserCreated', data: { userId, active, person } }]);
  };
