import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import type { CreateGroup } from '../commands/command';
import { inCanonicalOrder } from '../digest/canonical-order';
import { userId } from '../ids/ids';
import type { Decide } from './decision';
import { groupNameFault } from './group-rules';
import { joinEvents } from './membership';
import { uniqueValueFault } from './unique-value-fault';

export const createGroup: Decide<CreateGroup> =
  ({ groupId, displayName, profile, members }) =>
  (view) => {
    if (view.group(groupId) !== undefined || view.user(userId(groupId)) !== undefined) {
      return E.left({ _tag: 'IdTaken', id: groupId });
    }
    const fault =
      groupNameFault(view, groupId, displayName) ?? uniqueValueFault(view, 'Group', groupId, profile);
    if (fault !== undefined) return E.left(fault);
    const data = { groupId, displayName, profile: inCanonicalOrder(profile) };
    const created = { type: 'GroupCreated', data } as const;
    return pipe(
      joinEvents(view, groupId, members),
      E.map((joins) => [created, ...joins]),
    );
  };
