import * as E from 'fp-ts/lib/Either.js';
import type { DeleteGroup } from '../commands/command';
import type { Decide } from './decision';

export const deleteGroup: Decide<DeleteGroup> =
  ({ groupId }) =>
  (view) => {
    const group = view.group(groupId);
    return group === undefined
      ? E.left({ _tag: 'GroupNotFound', groupId })
      : E.right([{ type: 'GroupDeleted', data: { groupId, displayName: group.displayName } }]);
  };
