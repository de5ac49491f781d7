import {
  type DirectoryView,
  type EventEnvelope,
  type EventType,
  type GroupId,
  genericProfile,
  isSameUrn,
  type Json,
  type UserId,
} from '@rollcall/domain';
import type { ReadError } from '@rollcall/event-store';
import * as E from 'fp-ts/lib/Either.js';
import type { Parked } from '../projector';
import type { AuditIndex } from './audit-index';
import type { Before } from './before';
import type { NamedEvents } from './named-events';
import { changesGiven, nameGiven, profileGiven } from './what-event-gives';

const NAMING: ReadonlySet<EventType | undefined> = new Set<EventType>([
  'UserCreated',
  'UserNameChanged',
  'UserDeleted',
  'UserErased',
  'GroupCreated',
  'GroupRenamed',
  'GroupDeleted',
]);

const DESCRIBING: ReadonlySet<EventType | undefined> = new Set<EventType>([
  'UserCreated',
  'UserProfileChanged',
  'GroupCreated',
  'GroupDetailsChanged',
]);

type SettingsBefore = Pick<Before, 'policy' | 'schemaExtensions' | 'idpProfile'>;

type Attributes = { [attribute: string]: Json };

/**
 * What was so before an event, found out from the state now where nothing changed since, and else from the
 * few events that the index names.
 */
export class RecordedPast {
  constructor(
    private readonly index: AuditIndex,
    private readonly events: NamedEvents,
    /** At the revision that the index has reached. */
    private readonly now: DirectoryView,
  ) {}

  /** Of the members that a change names, only those in `members` are looked up; all when it is absent. */
  async before(
    { event, revision }: EventEnvelope,
    members?: ReadonlySet<string>,
  ): Promise<E.Either<ReadError | Parked, Before>> {
    const at = Number(revision);
    const users = new Map<string, { userName: string; profile: Attributes }>();
    const groups = new Map<string, { displayName: string; profile: Attributes }>();
    let settings: SettingsBefore = { policy: undefined, schemaExtensions: [], idpProfile: genericProfile };

    if ('userId' in event.data) {
      const { userId } = event.data;
      const history = () => this.index.persons.newestFirst(userId);
      const user = await this.own(history, at, this.now.user(userId)?.userName, event);
      if (E.isLeft(user)) return user;
      const { name, profile } = user.right;
      if (name !== undefined) users.set(userId, { userName: name, profile });
    } else if ('groupId' in event.data) {
      const { groupId } = event.data;
      const history = () => this.index.groupsThemselves.newestFirst(groupId);
      const group = await this.own(history, at, this.now.group(groupId)?.displayName, event);
      if (E.isLeft(group)) return group;
      const { name, profile } = group.right;
      if (name !== undefined) groups.set(groupId, { displayName: name, profile });
    } else {
      const found = await this.settingsBefore(event, at);
      if (E.isLeft(found)) return found;
      settings = { ...settings, ...found.right };
    }

    if (event.type === 'MembershipChanged') {
      for (const id of [...event.data.added, ...event.data.removed]) {
        if (members !== undefined && !members.has(id)) continue;
        const history = this.index.persons.newestFirst(id);
        const userName = await this.nameBefore(history, at, this.now.user(id)?.userName);
        if (E.isLeft(userName)) return userName;
        if (userName.right !== undefined) users.set(id, { userName: userName.right, profile: {} });
      }
    }

    return E.right({
      user: (id: UserId) => users.get(id),
      group: (id: GroupId) => groups.get(id),
      apiKeys: this.now.apiKeys,
      ...settings,
    });
  }

  /** What the event takes the place of, from the last event that said something of it. */
  private async settingsBefore(
    event: EventEnvelope['event'],
    before: number,
  ): Promise<E.Either<ReadError | Parked, Partial<SettingsBefore>>> {
    if (event.type === 'PolicyAccepted') {
      return this.lastOf(['PolicyAccepted'], before, (last) =>
        last.type === 'PolicyAccepted' ? { policy: { hash: last.data.hash } } : undefined,
      );
    }
    if (event.type === 'IdpProfileChosen') {
      return this.lastOf(['IdpProfileChosen'], before, (last) =>
        last.type === 'IdpProfileChosen' ? { idpProfile: last.data } : undefined,
      );
    }
    const urn = extensionNamedBy(event);
    if (urn === undefined) return E.right({});
    return this.lastOf(['SchemaExtensionDeclared', 'SchemaExtensionWithdrawn'], before, (last) => {
      const named = extensionNamedBy(last);
      if (named === undefined || !isSameUrn(named, urn)) return undefined;
      return last.type === 'SchemaExtensionDeclared' ? { schemaExtensions: [last.data] } : {};
    });
  }

  /** What the newest of these events before says; one that says nothing is passed over. */
  private async lastOf(
    events: ReadonlyArray<EventType>,
    before: number,
    says: (event: EventEnvelope['event']) => Partial<SettingsBefore> | undefined,
  ): Promise<E.Either<ReadError | Parked, Partial<SettingsBefore>>> {
    for (const at of this.index.candidates({ events }, before)) {
      const read = await this.read(at);
      if (E.isLeft(read)) return read;
      const said = read.right && says(read.right.event);
      if (said !== undefined) return E.right(said);
    }
    return E.right({});
  }

  private async own(
    history: () => Iterable<number>,
    before: number,
    nameNow: string | undefined,
    event: EventEnvelope['event'],
  ): Promise<E.Either<ReadError | Parked, { name: string | undefined; profile: Attributes }>> {
    const name = await this.nameBefore(history(), before, nameNow);
    if (E.isLeft(name)) return name;
    const profile = await this.attributesBefore(history(), before, event);
    return E.isLeft(profile) ? profile : E.right({ name: name.right, profile: profile.right });
  }

  private async nameBefore(
    history: Iterable<number>,
    before: number,
    nameNow: string | undefined,
  ): Promise<E.Either<ReadError | Parked, string | undefined>> {
    let changedSince = false;
    for (const at of history) {
      if (!NAMING.has(this.index.typeOf(at))) continue;
      if (at >= before) {
        changedSince = true;
      } else if (!changedSince && nameNow !== undefined) {
        return E.right(nameNow);
      } else {
        const naming = await this.read(at);
        return E.isLeft(naming) ? naming : E.right(naming.right && nameGiven(naming.right.event));
      }
    }
    return E.right(undefined);
  }

  /** The old values of the attributes that the event changes. */
  private async attributesBefore(
    history: Iterable<number>,
    before: number,
    event: EventEnvelope['event'],
  ): Promise<E.Either<ReadError | Parked, Attributes>> {
    const changes = changesGiven(event);
    if (changes === undefined) return E.right({});
    const open = new Set([...Object.keys(changes.set), ...changes.clear]);
    const values: Attributes = {};
    for (const at of history) {
      if (open.size === 0) break;
      if (at >= before || !DESCRIBING.has(this.index.typeOf(at))) continue;
      const read = await this.read(at);
      if (E.isLeft(read)) return read;
      if (read.right === undefined) continue;
      const earlier = changesGiven(read.right.event);
      const created = profileGiven(read.right.event);
      const given = created ?? earlier?.set ?? {};
      for (const attribute of open) {
        const value = given[attribute];
        if (value !== undefined) values[attribute] = value;
        if (value !== undefined || earlier?.clear.includes(attribute) === true) open.delete(attribute);
      }
      // What bore the same id before was another.
      if (created !== undefined) break;
    }
    return E.right(values);
  }

  private async read(at: number): Promise<E.Either<ReadError | Parked, EventEnvelope | undefined>> {
    const loaded = await this.events.load([at]);
    return E.isLeft(loaded) ? loaded : E.right(this.events.get(at));
  }
}

const extensionNamedBy = (event: EventEnvelope['event']): string | undefined => {
  if (event.type === 'SchemaExtensionDeclared') return event.data.schema.id;
  return event.type === 'SchemaExtensionWithdrawn' ? event.data.id : undefined;
};
