import {
  type Command,
  canonicalJson,
  canonicalName,
  createDirectory,
  type DirectoryView,
  type DomainEvent,
  decide,
  evolve,
  foldCase,
  groupId,
  isJsonObject,
  type MutableDirectory,
  overlayOn,
  revision,
  stateDigest,
  type UniqueAttribute,
  type User,
  uniqueKey,
  userId,
} from '@rollcall/domain';
import {
  arbitraryCommand,
  arbitraryHistory,
  BADGE,
  badgeExtension,
  directoryOf,
  exampleDirectory,
  fold,
  historyAfter,
  historyOf,
  opened,
} from '@rollcall/testing';
import fc from 'fast-check';
import { isRight } from 'fp-ts/lib/Either.js';
import { lookUps } from './look-ups';

/** Long enough that commands meet: left to itself, the library makes ten at the most. */
const commands = fc.array(arbitraryCommand(), { maxLength: 60, size: 'max' });

/** Decides the commands one after the other, and tells of each that is accepted: the events it makes, and the state they lead to. */
const play = (
  sequence: ReadonlyArray<Command>,
  accepted: (command: Command, events: ReadonlyArray<DomainEvent>, after: DirectoryView) => void,
): void => {
  const directory = createDirectory(exampleDirectory);
  fold(directory, historyAfter(directory, beginning));
  for (const command of sequence) {
    const decision = decide(command)(directory);
    if (!isRight(decision)) continue;
    fold(directory, historyAfter(directory, decision.right));
    accepted(command, decision.right, directory);
  }
};

const beginning: ReadonlyArray<DomainEvent> = [
  opened('any', true),
  { type: 'SchemaExtensionDeclared', data: badgeExtension({ uniqueness: 'server' }) },
];

/** Events that the commands make one after the other, the refused ones left out. */
const eventsOf = (sequence: ReadonlyArray<Command>): DomainEvent[] => {
  const events = [...beginning];
  play(sequence, (_command, made) => events.push(...made));
  return events;
};

const uniqueBadge: UniqueAttribute = { extension: BADGE, name: 'number', caseExact: false };
const badgeOf = ({ profile }: User): string | undefined => uniqueKey(profile, uniqueBadge);
const emailsOf = ({ profile: { emails } }: User): ReadonlyArray<string> =>
  Array.isArray(emails)
    ? emails.flatMap((email) => (isJsonObject(email) && typeof email.value === 'string' ? [email.value] : []))
    : [];

/** Everything a view answers, in plain data: what the indexes say beside what a scan says. */
const answers = (view: DirectoryView) => ({
  users: Array.from(view.users(), (user) => ({
    user,
    byId: view.user(user.id),
    byEmail: emailsOf(user).map((email) => view.usersByEmail(email).map(({ id }) => id)),
    byBadge: view.usersByUnique(uniqueBadge, badgeOf(user) ?? '').map(({ id }) => id),
    groups: Array.from(view.groupsOf(user.id)).sort(),
    shown: view.userShownRevision(user.id),
  })),
  groups: Array.from(view.groups(), (group) => ({
    group,
    byName: view.groupByName(group.canonicalName)?.id,
    members: Array.from(view.membersOf(group.id)).sort(),
    count: view.memberCount(group.id),
    shown: view.groupShownRevision(group.id),
    isMember: Array.from(view.users(), (user) => view.isMember(group.id, user.id)),
  })),
  lookUps: lookUps(view),
});

describe('the state', () => {
  it('says the same by every index as by a scan', () => {
    fc.assert(
      fc.property(commands, (sequence) => {
        const view = directoryOf(eventsOf(sequence));
        const users = [...view.users()];
        const groups = [...view.groups()];
        expect([view.userCount, view.groupCount]).toEqual([users.length, groups.length]);
        expect(view.activeUserCount).toBe(users.filter((user) => user.active).length);
        for (const group of groups) {
          const members = [...view.membersOf(group.id)];
          expect(members.length).toBe(new Set(members).size);
          expect(view.memberCount(group.id)).toBe(members.length);
          expect(view.groupByName(group.canonicalName)).toBe(group);
          for (const user of users) {
            expect(members.includes(user.id)).toBe(view.isMember(group.id, user.id));
            expect([...view.groupsOf(user.id)].includes(group.id)).toBe(view.isMember(group.id, user.id));
          }
        }
        const badges = users.flatMap((user) => badgeOf(user) ?? []);
        expect(new Set(badges).size).toBe(badges.length);
        for (const badge of badges) expect(view.usersByUnique(uniqueBadge, badge)).toHaveLength(1);
        expect(new Set(groups.map((group) => group.canonicalName)).size).toBe(groups.length);
        for (const user of users) {
          const { externalId } = user.profile;
          if (typeof externalId === 'string') expect(view.userByExternalId(externalId)).toBe(user);
          for (const email of emailsOf(user)) {
            expect(view.usersByEmail(email.toUpperCase())).toEqual(
              users.filter((other) => emailsOf(other).some((one) => foldCase(one) === foldCase(email))),
            );
          }
        }
      }),
    );
  });

  it('holds what is decided in the order in which it is read back from a store', () => {
    fc.assert(
      fc.property(commands, (sequence) => {
        const readBack = (event: DomainEvent): DomainEvent => ({
          ...event,
          ...JSON.parse(canonicalJson({ data: event.data })),
        });
        const events = eventsOf(sequence);
        const profiles = (view: DirectoryView) =>
          JSON.stringify([...view.users(), ...view.groups()].map(({ profile }) => profile));
        expect(profiles(directoryOf(events))).toBe(profiles(directoryOf(events.map(readBack))));
      }),
    );
  });

  it('is the same on an overlay as on the base, and the base does not notice', () => {
    fc.assert(
      fc.property(arbitraryHistory(), fc.nat(), (history, cut) => {
        const split = cut % (history.length + 1);
        const base = fold(createDirectory(exampleDirectory), history.slice(0, split));
        const before = answers(base);
        const middle = split + ((cut >> 4) % (history.length - split + 1));
        const lower = fold(overlayOn(base), history.slice(split, middle));
        const upper = fold(overlayOn(lower), history.slice(middle));
        const whole = fold(createDirectory(exampleDirectory), history);
        expect(answers(upper)).toEqual(answers(whole));
        expect(answers(base)).toEqual(before);
      }),
    );
  });

  it('is the same for the same history, and told apart by its digest otherwise', () => {
    fc.assert(
      fc.property(commands, (sequence) => {
        const events = eventsOf(sequence);
        const digest = stateDigest(directoryOf(events));
        expect(stateDigest(directoryOf(events))).toBe(digest);
        if (events.length > 1) expect(stateDigest(directoryOf(events.slice(0, -1)))).not.toBe(digest);
      }),
    );
  });
});

describe('deciding', () => {
  it('accepts a command again without an event', () => {
    fc.assert(
      fc.property(commands, (sequence) => {
        play(sequence, (command, _events, after) => {
          if (/^(Create|Delete)/.test(command._tag)) return;
          expect({ command, again: decide(command)(after) }).toEqual({
            command,
            again: { _tag: 'Right', right: [] },
          });
        });
      }),
    );
  });

  it('makes only events that can be folded', () => {
    fc.assert(
      fc.property(commands, (sequence) => {
        const directory: MutableDirectory = createDirectory(exampleDirectory);
        for (const event of historyOf(eventsOf(sequence))) expect(evolve(directory, event)).toBeUndefined();
      }),
    );
  });
});

describe('folding an event that cannot come next', () => {
  it('answers the gap and leaves the state as it was', () => {
    const history = historyOf([opened(), opened(), opened()]);
    const directory = fold(createDirectory(exampleDirectory), history.slice(0, 1));
    const digest = stateDigest(directory);
    const [, , third] = history;
    expect(third && evolve(directory, third)).toEqual({
      _tag: 'RevisionGap',
      expected: revision(1),
      found: revision(2),
    });
    expect(stateDigest(directory)).toBe(digest);
  });

  it('answers who is unknown', () => {
    const strangers: DomainEvent[] = [
      { type: 'UserDeactivated', data: { userId: userId('x') } },
      { type: 'UserDeleted', data: { userId: userId('x') } },
      { type: 'GroupRenamed', data: { groupId: groupId('x'), from: 'a', to: 'b' } },
      { type: 'GroupDeleted', data: { groupId: groupId('x'), displayName: 'x' } },
      { type: 'MembershipChanged', data: { groupId: groupId('x'), added: [], removed: [] } },
    ];
    for (const stranger of strangers) {
      const [first, second] = historyOf([opened(), stranger]);
      const directory = fold(createDirectory(exampleDirectory), first ? [first] : []);
      expect(second && evolve(directory, second)?._tag).toMatch(/^Unknown(User|Group)$/);
    }
  });
});

describe('the canonical name of a group', () => {
  it('is its own canonical name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const once = canonicalName(name);
        expect(canonicalName(once)).toBe(once);
      }),
    );
  });

  it.each([
    ['  Engineering ', 'engineering'],
    ['All  Employees', 'all  employees'],
    ['ΟΔΟΣ', 'οδοσ'],
    ['Cafe\u0301', 'café'],
    ['İstanbul', 'i\u0307stanbul'],
  ])('of %p is %p', (name, canonical) => expect(canonicalName(name)).toBe(canonical));
});
