import { type DomainEvent, groupId, userId } from '@rollcall/domain';
import { createMemoryEventStore, type EventStore } from '@rollcall/event-store';
import { type AuditEntry, createAuditTrail, createProjector } from '@rollcall/projector';
import {
  appendHistory,
  exampleDirectory,
  groupCreated,
  groupDeleted,
  groupRenamed,
  historyOf,
  membershipChanged,
  opened,
  userCreated,
  userDeactivated,
  userDeleted,
} from '@rollcall/testing';
import * as E from 'fp-ts/lib/Either.js';

const trailOf = async (events: ReadonlyArray<DomainEvent>) => {
  const memory = createMemoryEventStore();
  await appendHistory(memory, exampleDirectory, historyOf(events));
  const projector = createProjector({ store: memory });
  await projector.catchUp(exampleDirectory)();
  const read: bigint[] = [];
  const store: EventStore = {
    ...memory,
    readForwards: (stream, from, maxCount) => async () => {
      const page = await memory.readForwards(stream, from, maxCount)();
      if (E.isRight(page)) read.push(...page.right.map((event) => event.revision));
      return page;
    },
  };
  return { trail: createAuditTrail({ store, projector }), read };
};

const told = (entry: AuditEntry) => [entry.target.name, entry.target.property, entry.old, entry.new];

const timeline = async (events: ReadonlyArray<DomainEvent>, person = 'ana') => {
  const { trail } = await trailOf(events);
  const entries = await trail.timelineOf(exampleDirectory, userId(person))();
  if (E.isLeft(entries)) throw new Error(entries.left._tag);
  return entries.right.map(({ _tag, entry }) => [_tag, ...told(entry)]).reverse();
};

describe('the timeline of a person', () => {
  it('tells of groups joined and left, by the names they had then', async () => {
    expect(
      await timeline([
        opened(),
        userCreated('ana'),
        userCreated('bo'),
        groupCreated('g', 'Engineering'),
        membershipChanged('g', { added: ['ana', 'bo'] }),
        groupRenamed('g', 'Engineering', 'Platform'),
        membershipChanged('g', { removed: ['ana'] }),
        groupRenamed('g', 'Platform', 'Core'),
      ]),
    ).toEqual([
      ['PersonChanged', 'ana@example.com', undefined, undefined, expect.anything()],
      ['GroupJoined', 'Engineering', 'members', undefined, { id: 'ana', name: 'ana@example.com' }],
      ['GroupRenamed', 'Engineering', 'displayName', 'Engineering', 'Platform'],
      ['GroupLeft', 'Platform', 'members', { id: 'ana', name: 'ana@example.com' }, undefined],
    ]);
  });

  it('tells of a group that was deleted while the person was in it, and not of others', async () => {
    expect(
      await timeline([
        opened(),
        userCreated('ana'),
        groupCreated('g', 'Engineering'),
        groupCreated('h', 'Sales'),
        membershipChanged('g', { added: ['ana'] }),
        groupDeleted('h', 'Sales'),
        userDeactivated('ana'),
        groupDeleted('g', 'Engineering'),
      ]),
    ).toEqual([
      ['PersonChanged', 'ana@example.com', undefined, undefined, expect.anything()],
      ['GroupJoined', 'Engineering', 'members', undefined, { id: 'ana', name: 'ana@example.com' }],
      ['PersonChanged', 'ana@example.com', 'active', true, false],
      ['GroupDeleted', 'Engineering', undefined, { displayName: 'Engineering' }, undefined],
    ]);
  });

  it('tells of another group that has the id of one that is gone only once the person is in it', async () => {
    const joined = membershipChanged('g', { added: ['ana'] });
    const entries = await timeline([
      opened(),
      userCreated('ana'),
      groupCreated('g', 'One'),
      joined,
      groupDeleted('g', 'One'),
      groupCreated('g', 'Two'),
      groupRenamed('g', 'Two', 'Three'),
      joined,
      groupRenamed('g', 'Three', 'Four'),
      groupDeleted('g', 'Four'),
    ]);
    expect(entries.map(([happened, name]) => [happened, name])).toEqual([
      ['PersonChanged', 'ana@example.com'],
      ['GroupJoined', 'One'],
      ['GroupDeleted', 'One'],
      ['GroupJoined', 'Three'],
      ['GroupRenamed', 'Three'],
      ['GroupDeleted', 'Four'],
    ]);
  });

  it('ends with the last name of somebody who is gone', async () => {
    const events = [
      opened('any'),
      userCreated('ana'),
      {
        type: 'UserNameChanged',
        data: { userId: userId('ana'), person: { from: 'ana@example.com', to: 'anna@example.com' } },
      } as const,
      userDeleted('ana'),
    ];
    const entries = await timeline(events);
    expect(entries.at(-1)).toEqual([
      'PersonChanged',
      'anna@example.com',
      undefined,
      { userName: 'anna@example.com' },
      undefined,
    ]);
    expect(entries[1]?.slice(1)).toEqual([
      'ana@example.com',
      'userName',
      'ana@example.com',
      'anna@example.com',
    ]);
  });

  it('is empty for somebody nobody knows', async () => {
    expect(await timeline([opened()])).toEqual([]);
  });
});

describe('a question to the audit trail', () => {
  it('reads the events that the index names, and no others', async () => {
    const { trail, read } = await trailOf([
      opened(),
      userCreated('ana'),
      userCreated('bo'),
      groupCreated('g', 'Engineering'),
      groupCreated('h', 'Sales'),
      membershipChanged('h', { added: ['bo'] }),
      membershipChanged('g', { added: ['ana', 'bo'] }),
    ]);
    await trail.query(exampleDirectory, { filter: {}, limit: 1 })();
    read.length = 0;
    const page = await trail.query(exampleDirectory, { filter: { person: userId('ana') }, limit: 50 })();
    expect(E.isRight(page) && page.right.entries.map((entry) => entry.id)).toEqual(['6.0', '1.0']);
    expect(read).toEqual([1n, 6n]);
    read.length = 0;
    await trail.query(exampleDirectory, { filter: { group: groupId('h') }, limit: 50 })();
    expect(read).toEqual([4n, 5n]);
  });

  it('is answered with the reason when an event cannot be decoded', async () => {
    const memory = createMemoryEventStore();
    const projector = createProjector({ store: memory });
    await appendHistory(memory, exampleDirectory, historyOf([opened(), userCreated('ana')]));
    await projector.catchUp(exampleDirectory)();
    const store: EventStore = {
      ...memory,
      readForwards: (stream, from, maxCount) => async () => {
        const page = await memory.readForwards(stream, from, maxCount)();
        return E.isLeft(page) ? page : E.right(page.right.map((event) => ({ ...event, type: 'Unheard' })));
      },
    };
    const page = await createAuditTrail({ store, projector }).query(exampleDirectory, {
      filter: {},
      limit: 5,
    })();
    expect(page).toMatchObject({ left: { _tag: 'Parked', revision: 0n } });
  });
});
