import {
  createDirectory,
  type DirectoryId,
  type DirectoryView,
  type DomainEvent,
  type EventId,
  type GroupId,
  type GroupLock,
  groupId,
  type UserId,
  userId,
} from '@rollcall/domain';
import { foldOnto } from './fold-onto';

/** A directory of `example.com` that moves on by real events, as the projector's does. */
export class LiveDirectory {
  private readonly state = createDirectory('acme' as DirectoryId);

  constructor(domains: ReadonlyArray<string> = ['example.com']) {
    this.fold({ type: 'DirectoryOpened', data: { domains, userNamePolicy: 'any', erasable: false } });
  }

  get view(): DirectoryView {
    return this.state;
  }

  /** The id of the user is the part before `@`. */
  user(userName: string): UserId {
    const id = userId(userName.replace(/@.*/, ''));
    this.fold({ type: 'UserCreated', data: { userId: id, active: true, person: { userName, profile: {} } } });
    return id;
  }

  deactivate(id: UserId): EventId {
    return this.fold({ type: 'UserDeactivated', data: { userId: id } });
  }

  reactivate(id: UserId): EventId {
    return this.fold({ type: 'UserReactivated', data: { userId: id } });
  }

  /** Its memberships first, as the domain does. */
  delete(id: UserId): EventId {
    for (const group of Array.from(this.state.groupsOf(id))) this.remove(group, id);
    return this.fold({ type: 'UserDeleted', data: { userId: id } });
  }

  group(displayName: string, ...members: UserId[]): GroupId {
    const id = groupId(`g${this.state.revision + 1n}`);
    this.fold({ type: 'GroupCreated', data: { groupId: id, displayName, profile: {} } });
    if (members.length > 0) this.add(id, ...members);
    return id;
  }

  add(group: GroupId, ...members: UserId[]): EventId {
    return this.fold({ type: 'MembershipChanged', data: { groupId: group, added: members, removed: [] } });
  }

  remove(group: GroupId, ...members: UserId[]): EventId {
    return this.fold({ type: 'MembershipChanged', data: { groupId: group, added: [], removed: members } });
  }

  rename(group: GroupId, to: string): EventId {
    const from = this.state.group(group)?.displayName ?? '';
    return this.fold({ type: 'GroupRenamed', data: { groupId: group, from, to } });
  }

  deleteGroup(group: GroupId): EventId {
    for (const user of Array.from(this.state.membersOf(group))) this.remove(group, user);
    const displayName = this.state.group(group)?.displayName ?? '';
    return this.fold({ type: 'GroupDeleted', data: { groupId: group, displayName } });
  }

  /** Locks these names to these groups, and no other. */
  lock(lock: GroupLock): EventId {
    const from = this.state.groupLock;
    const names = [...new Set([...from.keys(), ...lock.keys()])];
    return this.fold({
      type: 'GroupLockChanged',
      data: {
        names: names.map((name) => ({ name, from: from.get(name) ?? null, to: lock.get(name) ?? null })),
      },
    });
  }

  private fold(event: DomainEvent): EventId {
    return foldOnto(this.state, event);
  }
}
