import {
  type DirectoryView,
  type EventEnvelope,
  type EventType,
  type GroupId,
  noExtensions,
  type Profile,
  profileAfter,
  type Revision,
  type SchemaExtension,
  type UserId,
  withExtension,
  withoutExtension,
} from '@rollcall/domain';
import type { ReadError } from '@rollcall/event-store';
import * as E from 'fp-ts/lib/Either.js';
import type * as TE from 'fp-ts/lib/TaskEither.js';
import type { Parked } from '../projector';
import type { AuditIndex } from './audit-index';
import type { NamedEvents } from './named-events';

export type RecordedUser = {
  readonly id: UserId;
  readonly userName: string;
  readonly active: boolean;
  readonly profile: Profile;
};

export type RecordedGroup = {
  readonly id: GroupId;
  readonly displayName: string;
  readonly profile: Profile;
};

type Failure = ReadError | Parked;

const OF_USERS: ReadonlySet<EventType | undefined> = new Set<EventType>([
  'UserCreated',
  'UserNameChanged',
  'UserProfileChanged',
  'UserDeactivated',
  'UserReactivated',
  'UserDeleted',
  'UserErased',
]);

/**
 * Single users and groups as they were right after an event. Taken from the state now where nothing changed
 * since, and else from the few events about them: never by a replay of the whole directory.
 */
export class RecordedResources {
  constructor(
    private readonly index: AuditIndex,
    private readonly events: NamedEvents,
    private readonly now: DirectoryView,
  ) {}

  /** `undefined` for somebody who was not there then. */
  readonly user =
    (id: UserId, at: Revision): TE.TaskEither<Failure, RecordedUser | undefined> =>
    async () => {
      const live = this.now.user(id);
      if (live !== undefined && live.changedRevision <= at) return E.right(live);
      const own = upTo(this.index.persons.newestFirst(id), at).filter((one) =>
        OF_USERS.has(this.index.typeOf(one)),
      );
      const events = await this.read(own.reverse());
      return E.isLeft(events) ? events : E.right(events.right.reduce(userAfter, undefined));
    };

  readonly group =
    (id: GroupId, at: Revision): TE.TaskEither<Failure, RecordedGroup | undefined> =>
    async () => {
      const live = this.now.group(id);
      if (live !== undefined && live.changedRevision <= at) return E.right(live);
      const events = await this.read(upTo(this.index.groupsThemselves.newestFirst(id), at).reverse());
      return E.isLeft(events) ? events : E.right(events.right.reduce(groupAfter, undefined));
    };

  /** What was declared right after an event. */
  readonly schemaExtensions =
    (at: Revision): TE.TaskEither<Failure, ReadonlyArray<SchemaExtension>> =>
    async () => {
      const changes = this.index.schemaChanges.filter((one) => one <= Number(at));
      if (changes.length === this.index.schemaChanges.length) return E.right(this.now.schemaExtensions);
      const events = await this.read(changes);
      return E.isLeft(events) ? events : E.right(events.right.reduce(extensionsAfter, noExtensions));
    };

  /** The last change up to that event that took the person in or out; `undefined` when there was none. */
  readonly lastMembershipChange =
    (group: GroupId, person: UserId, at: Revision): TE.TaskEither<Failure, EventEnvelope | undefined> =>
    async () => {
      const { persons, groups } = this.index;
      for (const one of shared(persons.newestFirst(person), groups.newestFirst(group))) {
        if (one > Number(at)) continue;
        const read = await this.read([one]);
        return E.isLeft(read) ? read : E.right(read.right[0]);
      }
      return E.right(undefined);
    };

  /** Of a group that was deleted, those it had at the end. */
  readonly membersOf =
    (group: GroupId, at: Revision): TE.TaskEither<Failure, ReadonlySet<UserId>> =>
    async () => {
      const wish = { group, events: ['GroupCreated' as const, 'MembershipChanged' as const] };
      const changes = await this.read([...this.index.candidates(wish, Number(at) + 1)].reverse());
      if (E.isLeft(changes)) return changes;
      const members = new Set<UserId>();
      for (const { event } of changes.right) {
        if (event.type === 'GroupCreated') members.clear();
        if (event.type !== 'MembershipChanged') continue;
        for (const id of event.data.removed) members.delete(id);
        for (const id of event.data.added) members.add(id);
      }
      return E.right(members);
    };

  /** The events that took a person out of the directory: a deletion, an erasure, or one after the other. */
  readonly deletionsOf = (person: UserId): TE.TaskEither<Failure, ReadonlyArray<EventEnvelope>> => {
    const wish = { person, events: ['UserDeleted' as const, 'UserErased' as const] };
    return () => this.read([...this.index.candidates(wish, this.index.size)]);
  };

  private async read(
    revisions: ReadonlyArray<number>,
  ): Promise<E.Either<Failure, ReadonlyArray<EventEnvelope>>> {
    const loaded = await this.events.load(revisions);
    return E.isLeft(loaded) ? loaded : E.right(revisions.flatMap((at) => this.events.get(at) ?? []));
  }
}

/** What is in both of two descending lists. */
function* shared(one: Generator<number>, other: Generator<number>): Generator<number> {
  let [a, b] = [one.next(), other.next()];
  while (a.done !== true && b.done !== true) {
    if (a.value === b.value) yield a.value;
    if (a.value >= b.value) a = one.next();
    else b = other.next();
  }
}

const upTo = (newestFirst: Iterable<number>, at: Revision): number[] =>
  [...newestFirst].filter((one) => one <= Number(at));

const userAfter = (user: RecordedUser | undefined, { event }: EventEnvelope): RecordedUser | undefined => {
  if (event.type === 'UserCreated') {
    const { userId: id, active, person } = event.data;
    return { id, active, ...person };
  }
  if (user === undefined || event.type === 'UserDeleted' || event.type === 'UserErased') {
    return undefined;
  }
  if (event.type === 'UserNameChanged') return { ...user, userName: event.data.person.to };
  if (event.type === 'UserProfileChanged') {
    return { ...user, profile: profileAfter(user.profile, event.data.person) };
  }
  if (event.type === 'UserDeactivated') return { ...user, active: false };
  return event.type === 'UserReactivated' ? { ...user, active: true } : user;
};

const groupAfter = (
  group: RecordedGroup | undefined,
  { event }: EventEnvelope,
): RecordedGroup | undefined => {
  if (event.type === 'GroupCreated') {
    const { groupId: id, displayName, profile } = event.data;
    return { id, displayName, profile };
  }
  if (group === undefined || event.type === 'GroupDeleted') return undefined;
  if (event.type === 'GroupRenamed') return { ...group, displayName: event.data.to };
  return event.type === 'GroupDetailsChanged'
    ? { ...group, profile: profileAfter(group.profile, event.data.details) }
    : group;
};

const extensionsAfter = (
  extensions: ReadonlyArray<SchemaExtension>,
  { event }: EventEnvelope,
): ReadonlyArray<SchemaExtension> => {
  if (event.type === 'SchemaExtensionDeclared') return withExtension(extensions, event.data);
  return event.type === 'SchemaExtensionWithdrawn' ? withoutExtension(extensions, event.data.id) : extensions;
};
