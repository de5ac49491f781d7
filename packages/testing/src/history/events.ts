import {
  apiKeyId,
  type DomainEvent,
  type EventOfType,
  groupId,
  type Profile,
  type UserNamePolicy,
  userId,
} from '@rollcall/domain';

/** Short names for the events that histories in tests are made of; only what a case is about is given. */

export const opened = (
  userNamePolicy: UserNamePolicy = 'email',
  erasable = false,
): EventOfType<'DirectoryOpened'> => ({
  type: 'DirectoryOpened',
  data: { domains: ['example.com'], userNamePolicy, erasable },
});

export const provisioningEnabled: DomainEvent = { type: 'ProvisioningEnabled', data: {} };

export const keyIssued = (id: string, expiresAt: string | null = null): EventOfType<'ApiKeyIssued'> => ({
  type: 'ApiKeyIssued',
  data: { keyId: apiKeyId(id), label: id, secretHash: '00', expiresAt },
});

/** The attributes a person needs for the email rule to hold. */
export const profileOf = (email: string, more: Profile = {}): Profile => ({
  emails: [{ value: email, primary: true, type: 'work' }],
  ...more,
});

/** `ana` is the user with id `ana` and userName `ana@example.com`. */
export const userCreated = (
  id: string,
  {
    userName = `${id}@example.com`,
    active = true,
    profile = profileOf(userName),
  }: {
    userName?: string;
    active?: boolean;
    profile?: Profile;
  } = {},
): EventOfType<'UserCreated'> => ({
  type: 'UserCreated',
  data: { userId: userId(id), active, person: { userName, profile } },
});

export const userDeactivated = (id: string): DomainEvent => ({
  type: 'UserDeactivated',
  data: { userId: userId(id) },
});

export const userReactivated = (id: string): DomainEvent => ({
  type: 'UserReactivated',
  data: { userId: userId(id) },
});

export const userDeleted = (id: string): DomainEvent => ({
  type: 'UserDeleted',
  data: { userId: userId(id) },
});

export const userErased = (id: string): DomainEvent => ({
  type: 'UserErased',
  data: { userId: userId(id) },
});

export const groupCreated = (
  id: string,
  displayName = id,
  profile: Profile = {},
): EventOfType<'GroupCreated'> => ({
  type: 'GroupCreated',
  data: { groupId: groupId(id), displayName, profile },
});

export const groupRenamed = (id: string, from: string, to: string): DomainEvent => ({
  type: 'GroupRenamed',
  data: { groupId: groupId(id), from, to },
});

export const groupDeleted = (id: string, displayName = id): DomainEvent => ({
  type: 'GroupDeleted',
  data: { groupId: groupId(id), displayName },
});

/** What each name was locked to before, and what it is locked to now. */
export const groupLockChanged = (
  names: Readonly<Record<string, readonly [from: string | null, to: string | null]>>,
): EventOfType<'GroupLockChanged'> => {
  const holder = (id: string | null) => (id === null ? null : groupId(id));
  return {
    type: 'GroupLockChanged',
    data: {
      names: Object.entries(names).map(([name, [from, to]]) => ({
        name,
        from: holder(from),
        to: holder(to),
      })),
    },
  };
};

export const membershipChanged = (
  id: string,
  { added = [], removed = [] }: { added?: ReadonlyArray<string>; removed?: ReadonlyArray<string> },
): EventOfType<'MembershipChanged'> => ({
  type: 'MembershipChanged',
  data: { groupId: groupId(id), added: added.map(userId), removed: removed.map(userId) },
});
