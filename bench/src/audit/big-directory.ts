import {
  canonicalName,
  createDirectory,
  type GroupId,
  groupId,
  type Lifespan,
  parseDirectoryId,
  revision,
  type UserId,
  userId,
  type WholeDirectory,
} from '@rollcall/domain';
import { isLeft } from 'fp-ts/lib/Either.js';

const GROUPS = 10_000;
const GROUPS_PER_USER = 10;

/** A directory of so many people, each in ten of 10,000 groups, made without events. */
export const bigDirectory = (users: number): WholeDirectory => {
  const id = parseDirectoryId('bench');
  if (isLeft(id)) throw new Error('the directory id is not one');
  const directory = createDirectory(id.right);
  directory.setSettings({ domains: ['example.com'], userNamePolicy: 'email', erasable: false });
  let events = 0;
  const born = (): Lifespan => {
    const createdAt = new Date(Date.UTC(2026, 0, 1) + events * 1_000).toISOString();
    const createdRevision = revision(events++);
    return { createdAt, createdRevision, changedAt: createdAt, changedRevision: createdRevision };
  };
  const groups: GroupId[] = [];
  for (let number = 0; number < GROUPS; number++) {
    const displayName = `Team ${number}`;
    const group = groupId(uuid(number, 'b'));
    directory.putGroup({
      id: group,
      displayName,
      canonicalName: canonicalName(displayName),
      profile: {},
      ...born(),
    });
    groups.push(group);
  }
  for (let number = 0; number < users; number++) {
    const user = person(number);
    directory.putUser({ ...user, ...born() });
    for (let join = 0; join < GROUPS_PER_USER; join++) {
      const group = groups[(number * 31 + join * 997) % GROUPS];
      if (group !== undefined) directory.join(group, user.id, born().changedRevision);
    }
  }
  directory.moveTo(revision(events - 1), 'bench');
  return directory;
};

const person = (number: number) => {
  const id: UserId = userId(uuid(number, 'a'));
  const userName = `given${number}.family${number % 10_007}@example.com`;
  return {
    id,
    userName,
    active: number % 20 !== 0,
    profile: {
      name: { givenName: `Given${number}`, familyName: `Family${number % 10_007}` },
      emails: [{ primary: true, value: userName, type: 'work' }],
      displayName: `Given${number} Family${number % 10_007}`,
      locale: 'en-US',
      externalId: `00u${number.toString(36).padStart(17, '0')}`,
    },
  };
};

const uuid = (number: number, kind: string): string =>
  `6f1d5c0${kind}-b7f5-4c0e-9d0c-${number.toString(16).padStart(12, '0')}`;
