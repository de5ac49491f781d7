import { randomUUID } from 'node:crypto';
import {
  apiKeyId,
  commandId,
  type DirectoryId,
  type DomainEvent,
  groupId,
  NO_EVENTS,
  requestId,
  type SealedEvent,
  sealEvents,
  type UserId,
  userId,
} from '@rollcall/domain';
import { emailOf, oktaProfile } from '../people/okta-person';

/** A new group comes after so many users. */
const USERS_PER_GROUP = 200;

/**
 * What Okta makes of a directory over the years: of ten events three are new people, four are memberships,
 * two are changes of a profile and one ends or takes up an employment. Everything is reproducible but ids.
 */
class History {
  private readonly users: UserId[] = [];
  private readonly inactive: UserId[] = [];
  private groups = 0;
  private step = 0;

  next(): DomainEvent {
    this.step += 1;
    if (this.users.length === 0) return this.newUser();
    if (this.groups * USERS_PER_GROUP <= this.users.length) return this.newGroup();
    switch (this.step % 10) {
      case 1:
      case 4:
      case 7:
        return this.newUser();
      case 3:
      case 8:
        return this.profileChange();
      case 0:
        return this.employment();
      default:
        return this.membership();
    }
  }

  private newGroup(): DomainEvent {
    const number = this.groups++;
    const data = { groupId: groupId(`g-${number}`), displayName: `Team ${number}`, profile: {} };
    return { type: 'GroupCreated', data };
  }

  private newUser(): DomainEvent {
    const number = this.users.length;
    const id = userId(randomUUID());
    this.users.push(id);
    const person = { userName: emailOf(number), profile: oktaProfile(number) };
    return { type: 'UserCreated', data: { userId: id, active: true, person } };
  }

  private profileChange(): DomainEvent {
    const set = { title: `Principal ${this.step}`, displayName: `Renamed ${this.step}` };
    return { type: 'UserProfileChanged', data: { userId: this.someone(), person: { set, clear: [] } } };
  }

  private membership(): DomainEvent {
    const group = groupId(`g-${(this.step * 31) % this.groups}`);
    return { type: 'MembershipChanged', data: { groupId: group, added: [this.someone()], removed: [] } };
  }

  private employment(): DomainEvent {
    const back = this.inactive.length > 10 ? this.inactive.shift() : undefined;
    if (back !== undefined) return { type: 'UserReactivated', data: { userId: back } };
    const id = this.someone();
    this.inactive.push(id);
    return { type: 'UserDeactivated', data: { userId: id } };
  }

  private someone(): UserId {
    return this.users[(this.step * 7_919) % this.users.length] ?? userId('nobody');
  }
}

/** Sealed events of one directory, from its first on, without end. */
export function* history(id: DirectoryId): Generator<SealedEvent, never> {
  const source = new History();
  let end = { id, revision: NO_EVENTS, digest: '' };
  let event: DomainEvent = {
    type: 'DirectoryOpened',
    data: { domains: ['example.com'], userNamePolicy: 'email', erasable: false },
  };
  for (let second = 0; ; second += 1) {
    const occurredAt = new Date(Date.UTC(2026, 0, 1) + second * 1_000).toISOString();
    const [sealed] = sealEvents(end, [event], {
      actor: { type: 'apiKey', id: apiKeyId('3d1c9a52-6f4b-4be8-9a4e-1d8c5c7f6b21') },
      origin: 'SCIM',
      source: { address: '203.0.113.7', userAgent: 'Okta SCIM Client 1.0.0' },
      requestId: requestId(randomUUID()),
      commandId: commandId(randomUUID()),
      occurredAt,
    });
    if (sealed === undefined) throw new Error('sealing one event gave none');
    end = { id, revision: sealed.revision, digest: sealed.metadata.digest };
    yield sealed;
    event = source.next();
  }
}
