import {
  commandId,
  createDirectory,
  type DirectoryId,
  type DirectoryView,
  type DomainEvent,
  eventIdOf,
  evolve,
  type GroupId,
  groupId,
  parseDirectoryId,
  requestId,
  revision,
  type UserId,
  userId,
} from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import type { RecordedUser } from './recorded-network';

export type PushedGroup = { readonly displayName: string; readonly members: ReadonlyArray<UserId> };

export const recordedUserId = ({ name }: RecordedUser): UserId => userId(`user-${name}`);

export const recordedUserName = ({ name, email }: RecordedUser): string => (email === '' ? name : email);

const groupEvents = ({ displayName, members }: PushedGroup, index: number): ReadonlyArray<DomainEvent> => {
  const id: GroupId = groupId(`group-${index}`);
  const created: DomainEvent = { type: 'GroupCreated', data: { groupId: id, displayName, profile: {} } };
  if (members.length === 0) return [created];
  return [created, { type: 'MembershipChanged', data: { groupId: id, added: members, removed: [] } }];
};

const fold = (id: DirectoryId, events: ReadonlyArray<DomainEvent>): DirectoryView => {
  const directory = createDirectory(id);
  const command = commandId('oracle');
  for (const [index, event] of events.entries()) {
    const fault = evolve(directory, {
      id: eventIdOf(command, index),
      revision: revision(index),
      event,
      metadata: {
        directoryId: id,
        schemaVersion: 1,
        occurredAt: '2026-01-01T00:00:00.000Z',
        actor: { type: 'system', name: 'oracle' },
        origin: 'SYSTEM',
        source: {},
        requestId: requestId('oracle'),
        commandId: command,
        digest: '',
      },
    });
    if (fault !== undefined) throw new Error(`a recorded directory does not fold: ${fault._tag}`);
  }
  return directory;
};

/** The users of a recorded network, and the groups pushed to it, as our events and projections make them. */
export const recordedDirectory = (
  domains: ReadonlyArray<string>,
  users: ReadonlyArray<RecordedUser>,
  groups: ReadonlyArray<PushedGroup>,
): DirectoryView => {
  const id = parseDirectoryId('recorded');
  if (E.isLeft(id)) throw new Error('not a directory id');
  const opened: DomainEvent = {
    type: 'DirectoryOpened',
    data: { domains, userNamePolicy: 'any', erasable: false },
  };
  const created = users.map((user): DomainEvent => {
    const person = { userName: recordedUserName(user), profile: {} };
    return { type: 'UserCreated', data: { userId: recordedUserId(user), active: true, person } };
  });
  return fold(id.right, [opened, ...created, ...groups.flatMap(groupEvents)]);
};
