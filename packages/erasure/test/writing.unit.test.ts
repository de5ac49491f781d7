import { join } from 'node:path';
import { type Command, decodeEvent, isJsonObject, revision, userId } from '@rollcall/domain';
import { createMemoryEventStore, directoryStream, type EventStore } from '@rollcall/event-store';
import { createProjector } from '@rollcall/projector';
import {
  type AppendFate,
  exampleDirectory as directory,
  exampleContext,
  profileOf,
  waywardStore,
} from '@rollcall/testing';
import { createWriter } from '@rollcall/writer';
import * as E from 'fp-ts/lib/Either.js';
import type { PersonKeys } from '../src/keys/person-keys';
import { readableStore } from '../src/reading/readable-store';
import { keysAt, right } from './stored-people';
import { temporaryFolder } from './temporary-folder';

const writing = (log: EventStore, keys: PersonKeys | undefined) => {
  const store = readableStore(log, keys);
  const projector = createProjector({ store });
  const writer = createWriter({ store, projector, ...(keys && { keys }) });
  return {
    projector,
    execute: (command: Command) =>
      writer.execute(directory, {
        context: exampleContext,
        plan: () => E.right([command]),
        answer: () => undefined,
      })(),
  };
};

const open: Command = {
  _tag: 'OpenDirectory',
  domains: ['example.com'],
  userNamePolicy: 'email',
  erasable: true,
};
const create = (id: string): Command => ({
  _tag: 'CreateUser',
  userId: userId(id),
  userName: `${id}@example.com`,
  active: true,
  profile: profileOf(`${id}@example.com`),
});

const stored = async (store: EventStore) =>
  right(await store.readForwards(directoryStream(directory), revision(0), 100)());

describe('writing to an erasable directory', () => {
  it.each<[AppendFate]>([['done, not answered'], ['lost']])(
    'is the same in every attempt when an append is %s',
    async (fate) => {
      const keys = keysAt(join(temporaryFolder(), 'keys.db'));
      const log = createMemoryEventStore();
      const proposed: unknown[] = [];
      const wayward = waywardStore(log, (append) => (append === 1 ? fate : 'done'));
      const spied: EventStore = {
        ...wayward,
        append: (stream, expected, events) => {
          const append = wayward.append(stream, expected, events);
          return () => {
            proposed.push(JSON.stringify(events));
            return append();
          };
        },
      };
      const { execute } = writing(spied, keys);
      right(await execute(open));
      right(await execute(create('ana')));
      expect(proposed).toHaveLength(3);
      expect(proposed[2]).toBe(proposed[1]);
      expect(await stored(log)).toHaveLength(2);
      const decoded = (await stored(readableStore(log, keys))).map(decodeEvent);
      expect(decoded).toMatchObject([
        {},
        { right: { event: { data: { person: { userName: 'ana@example.com' } } } } },
      ]);
    },
  );

  it('keeps the key before the event that needs it, and stores nothing when it cannot', async () => {
    const keys = keysAt(join(temporaryFolder(), 'keys.db'));
    const log = createMemoryEventStore();
    const broken: PersonKeys = {
      ...keys,
      keep: () => E.left({ _tag: 'Unavailable', reason: 'the disk is full' }),
    };
    const { execute } = writing(log, broken);
    right(await execute(open));
    expect(await execute(create('ana'))).toEqual(E.left({ _tag: 'Unavailable', reason: 'the disk is full' }));
    expect(await stored(log)).toHaveLength(1);
  });

  it('is refused without a master key, and never done in the clear', async () => {
    const log = createMemoryEventStore();
    const { execute } = writing(log, undefined);
    right(await execute(open));
    expect(await execute(create('ana'))).toMatchObject({
      left: { _tag: 'Unavailable', reason: expect.stringContaining('no master key was given') },
    });
    expect(await stored(log)).toHaveLength(1);
  });

  it('is refused for somebody whose key is lost', async () => {
    const keys = keysAt(join(temporaryFolder(), 'keys.db'));
    const log = createMemoryEventStore();
    const { execute } = writing(log, keys);
    right(await execute(open));
    right(await execute(create('ana')));
    right(await keys.destroy(directory, [userId('ana')])());
    const changed = await execute({
      _tag: 'ChangeUser',
      userId: userId('ana'),
      profile: { set: { title: 'Queen' }, clear: [] },
    });
    expect(changed).toMatchObject({
      left: { reason: expect.stringContaining('key of person ana is not in') },
    });
    expect(JSON.stringify((await stored(log)).map(({ data }) => isJsonObject(data) && data))).not.toContain(
      'Queen',
    );
  });
});
