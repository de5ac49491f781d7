import { type Command, canonicalName, groupId, type Profile, type UserId, userId } from '@rollcall/domain';
import fc from 'fast-check';
import { BADGE } from '../history/extensions';

/** Few ids and names, so that commands meet: the same user is created, changed and deleted again. */
const userIds = fc.constantFrom('u0', 'u1', 'u2', 'u3', 'u4').map(userId);
const groupIds = fc.constantFrom('g0', 'g1', 'g2').map(groupId);
const userNames = fc.constantFrom('Ana', 'ana', 'bo', 'Chloé', 'dan', 'ΣΊΣΥΦΟΣ');
const groupNames = fc.constantFrom('Engineering', 'engineering ', 'All Employees', 'Straße', 'a@b', ' ');
const members: fc.Arbitrary<ReadonlyArray<UserId>> = fc.array(userIds, { maxLength: 4 });

const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

const attributes: fc.Arbitrary<Profile> = fc.oneof(
  fc.record({ externalId: fc.constantFrom('e0', 'e1', 'e2') }),
  fc.record({
    name: fc.record({ givenName: fc.constantFrom('A', 'B'), familyName: fc.constantFrom('Y', 'Z') }),
  }),
  fc.record({
    emails: fc.array(
      fc.record({
        value: fc.oneof(fc.emailAddress(), fc.constantFrom('ana', 'Bo', 'x@example.com', 'X@example.com')),
        primary: fc.boolean(),
      }),
      { maxLength: 2 },
    ),
  }),
  fc.record({ displayName: fc.constantFrom('Ana', 'Bo') }),
  fc.record({
    [ENTERPRISE]: fc.record({ manager: fc.record({ value: fc.oneof(userIds, fc.constant('00u1')) }) }),
  }),
  fc.record({ [BADGE]: fc.record({ number: fc.constantFrom('7', 'b7', 'B7') }) }),
  fc.constant({}),
);

const changes = fc.record({
  set: attributes,
  clear: fc.subarray(['externalId', 'title', 'displayName', ENTERPRISE, BADGE]),
});

/**
 * Any command on users, groups, membership and the group lock, more that make than that delete; for directories opened
 * with the policy `any`.
 */
export const arbitraryCommand = (): fc.Arbitrary<Command> =>
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        _tag: fc.constant('CreateUser' as const),
        userId: userIds,
        userName: userNames,
        active: fc.boolean(),
        profile: attributes,
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record(
        {
          _tag: fc.constant('ChangeUser' as const),
          userId: userIds,
          userName: userNames,
          active: fc.boolean(),
          profile: changes,
        },
        { requiredKeys: ['_tag', 'userId'] },
      ),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        _tag: fc.constantFrom('DeleteUser' as const, 'EraseUser' as const),
        userId: userIds,
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        _tag: fc.constant('CreateGroup' as const),
        groupId: groupIds,
        displayName: groupNames,
        profile: attributes,
        members,
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record(
        {
          _tag: fc.constant('ChangeGroup' as const),
          groupId: groupIds,
          displayName: groupNames,
          profile: changes,
        },
        { requiredKeys: ['_tag', 'groupId'] },
      ),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        _tag: fc.constant('ChangeMembership' as const),
        groupId: groupIds,
        add: members,
        remove: members,
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ _tag: fc.constant('ReplaceMembers' as const), groupId: groupIds, members }),
    },
    { weight: 1, arbitrary: fc.record({ _tag: fc.constant('DeleteGroup' as const), groupId: groupIds }) },
    {
      weight: 1,
      arbitrary: fc
        .array(fc.tuple(groupNames.map(canonicalName), groupIds), { maxLength: 3 })
        .map((locked) => ({ _tag: 'ReplaceGroupLock' as const, lock: new Map(locked) })),
    },
  );
