import { join } from 'node:path';
import {
  decodeEvent,
  type EventEnvelope,
  emptyChain,
  isBroken,
  revision,
  userId,
  verifyNext,
} from '@rollcall/domain';
import {
  createMemoryEventStore,
  directoryStream,
  type EventStore,
  type RecordedEvent,
} from '@rollcall/event-store';
import {
  appendHistory,
  exampleDirectory as directory,
  groupCreated,
  membershipChanged,
  opened,
  proposedOf,
  userCreated,
  userDeleted,
  userErased,
} from '@rollcall/testing';
import * as E from 'fp-ts/lib/Either.js';
import { readableStore } from '../src/reading/readable-store';
import { keysAt, masterKey, protectedHistory, right } from './stored-people';
import { temporaryFolder } from './temporary-folder';

const stream = directoryStream(directory);
const events = [
  opened('email', true),
  userCreated('ana'),
  userCreated('bo'),
  {
    type: 'UserNameChanged',
    data: { userId: userId('ana'), person: { from: 'ana@example.com', to: 'anna@example.com' } },
  },
  {
    type: 'UserProfileChanged',
    data: { userId: userId('ana'), person: { set: { title: 'Chief' }, clear: ['nickName'] } },
  },
  groupCreated('g'),
  membershipChanged('g', { added: ['ana'] }),
] as const;

const stored = async (more: Parameters<typeof protectedHistory>[1] = []) => {
  const keys = keysAt(join(temporaryFolder(), 'keys.db'));
  const log = createMemoryEventStore();
  const history = protectedHistory(keys, [...events, ...more]);
  await appendHistory(log, directory, history);
  return { keys, log, history, store: readableStore(log, keys) };
};

const read = async (store: EventStore): Promise<ReadonlyArray<RecordedEvent>> =>
  right(await store.readForwards(stream, revision(0), 100)());

const meant = (found: ReadonlyArray<RecordedEvent>) =>
  found.map((event) => {
    const decoded = decodeEvent(event);
    return E.isRight(decoded) ? decoded.right.event : decoded.left.reason;
  });

const plain = (history: ReadonlyArray<EventEnvelope>) => history.map(({ event }) => event);

describe('the log of an erasable directory', () => {
  it('holds nothing of people but their ids', async () => {
    const { log } = await stored();
    const text = JSON.stringify((await read(log)).map(({ data, metadata }) => [data, metadata]));
    for (const personal of ['example.com"}', 'anna', 'ana@', 'Chief', 'nickName', 'bo@'])
      expect(text).not.toContain(personal);
    expect(text).toContain('"userId":"ana"');
  });

  it('has a chain of digests that is whole without any key, before and after an erasure', async () => {
    const { log, keys } = await stored([userErased('ana')]);
    right(await keys.destroy(directory, [userId('ana')])());
    let head: ReturnType<typeof verifyNext> = emptyChain;
    for (const event of await read(log)) if (!isBroken(head)) head = verifyNext(head, event);
    expect(head).toMatchObject({ revision: 7n });
  });

  it('does not encrypt the same twice alike', async () => {
    const keys = keysAt(join(temporaryFolder(), 'keys.db'));
    const [one, other] = [protectedHistory(keys, events), protectedHistory(keys, events)];
    expect(one[1]?.stored).not.toEqual(other[1]?.stored);
  });
});

describe('a store read with the keys', () => {
  it('gives the events as they were decided, whichever way they are read', async () => {
    const { store, history } = await stored();
    expect(meant(await read(store))).toEqual(plain(history));
    const backwards = right(await store.readBackwards(stream, 'end', 100)());
    expect(meant(backwards.toReversed())).toEqual(plain(history));
    const followed: RecordedEvent[] = [];
    for await (const message of store.subscribe({ _tag: 'All', streamPrefix: 'scimDirectory-' })) {
      if (message._tag === 'Events') followed.push(...message.events);
      if (message._tag === 'CaughtUp') break;
    }
    expect(meant(followed)).toEqual(plain(history));
  });

  it('gives them to the loser of a race too', async () => {
    const { store, history } = await stored();
    const [, second] = history;
    if (second === undefined) throw new Error('no event');
    const lost = await store.append(stream, revision(0), [
      { ...proposedOf(second), id: proposedOf(second).id.replace(/^./, 'x') as typeof second.id },
    ])();
    expect(E.isLeft(lost) && lost.left._tag === 'Conflict' && meant(lost.left.tail)).toEqual(
      plain(history).slice(1),
    );
  });

  it('shows an erased person as erased, everybody else as before, and who was deleted before as well', async () => {
    const { store, keys } = await stored([userErased('ana'), userDeleted('bo')]);
    right(await keys.destroy(directory, [userId('ana')])());
    const found = meant(await read(store));
    expect(found.slice(1, 5)).toEqual([
      {
        type: 'UserCreated',
        data: { userId: 'ana', active: true, person: { userName: 'erased person ana', profile: {} } },
      },
      userCreated('bo'),
      {
        type: 'UserNameChanged',
        data: { userId: 'ana', person: { from: 'erased person ana', to: 'erased person ana' } },
      },
      { type: 'UserProfileChanged', data: { userId: 'ana', person: { set: {}, clear: [] } } },
    ]);
  });

  it('forgets the key of an erased person where the erasure is read', async () => {
    const place = join(temporaryFolder(), 'keys.db');
    const [keys, others] = [keysAt(place), keysAt(place)];
    const log = createMemoryEventStore();
    await appendHistory(log, directory, protectedHistory(keys, [...events, userErased('ana')]));
    expect(right(others.of(directory, [userId('ana')])).size).toBe(1);
    right(await keys.destroy(directory, [userId('ana')])());
    const found = meant(await read(readableStore(log, others)));
    expect(JSON.stringify(found)).not.toContain('anna@example.com');
    expect(right(others.of(directory, [userId('ana')])).size).toBe(0);
  });

  it('looks at the data of no event of a directory that is not erasable', async () => {
    let looked = 0;
    const log = createMemoryEventStore();
    const spied: EventStore = {
      ...log,
      readForwards:
        (...args) =>
        async () => {
          const page = await log.readForwards(...args)();
          return E.map((found: ReadonlyArray<RecordedEvent>) =>
            found.map((event) =>
              Object.defineProperty({ ...event }, 'data', {
                get: () => (event.revision > 0n ? ((looked += 1), event.data) : event.data),
              }),
            ),
          )(page);
        },
    };
    const keys = keysAt(join(temporaryFolder(), 'keys.db'));
    await appendHistory(log, directory, protectedHistory(keys, [opened('email', false), userCreated('ana')]));
    const found = await read(readableStore(spied, keys));
    expect(looked).toBe(0);
    expect(meant(found)[1]).toEqual(userCreated('ana'));
  });
});

describe('a person whose part cannot be read is no erased person', () => {
  const reasons = (found: ReadonlyArray<RecordedEvent>) =>
    meant(found).filter((one) => typeof one === 'string');

  it('when the key is missing without an erasure in the log', async () => {
    const { store, keys } = await stored();
    right(await keys.destroy(directory, [userId('ana')])());
    const found = reasons(await read(store));
    expect(found).toHaveLength(3);
    expect(found[0]).toMatch(/^the key of person ana is not in .*keys\.db, and no UserErased is recorded/);
  });

  it('when another is erased', async () => {
    const { store, keys } = await stored([userErased('bo')]);
    right(await keys.destroy(directory, [userId('ana'), userId('bo')])());
    expect(reasons(await read(store))).toHaveLength(3);
  });

  it('when no master key was given', async () => {
    const { log } = await stored([userErased('ana')]);
    expect(reasons(await read(readableStore(log, undefined)))[0]).toMatch(
      /no master key was given: set ROLLCALL_MASTER_KEY_FILE/,
    );
  });

  it('when a key is another one', async () => {
    const { log, history } = await stored();
    const others = keysAt(join(temporaryFolder(), 'other.db'), masterKey('b'));
    protectedHistory(others, plain(history));
    expect(reasons(await read(readableStore(log, others)))[0]).toMatch(
      /does not decrypt with the key of person ana/,
    );
  });

  it.each([
    ['of theirs', 'ana'],
    ['of somebody else', 'bo'],
  ])('when a part was exchanged for that of another event %s', async (_, other) => {
    const changed = (id: string, title: string) =>
      ({
        type: 'UserProfileChanged',
        data: { userId: userId(id), person: { set: { title }, clear: [] } },
      }) as const;
    const { keys, history } = await stored([changed('ana', 'Queen'), changed(other, 'King')]);
    const [victim, taken] = history.slice(-2);
    if (victim?.stored === undefined || taken?.stored === undefined) throw new Error('nothing is encrypted');
    const exchanged = { ...victim, stored: { ...victim.stored, person: taken.stored.person ?? null } };
    const log = createMemoryEventStore();
    await appendHistory(log, directory, [...history.slice(0, -2), exchanged, taken]);
    expect(reasons(await read(readableStore(log, keys)))).toEqual([
      expect.stringMatching(/does not decrypt with the key of person ana: one of them was altered/),
    ]);
  });

  it('and is waited for a moment, since the node that is read may not know of the erasure yet', async () => {
    const { log, keys, history } = await stored();
    right(await keys.destroy(directory, [userId('ana')])());
    const reading = read(readableStore(log, keys));
    const [erasure] = protectedHistory(keys, [...plain(history).slice(0, 1), userErased('ana')]).slice(-1);
    if (erasure === undefined) throw new Error('no event');
    await log.append(stream, revision(history.length - 1), [proposedOf(erasure)])();
    expect(reasons(await reading)).toEqual([]);
  });
});
