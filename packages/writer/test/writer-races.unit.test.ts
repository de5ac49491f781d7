import { eventId, revision } from '@rollcall/domain';
import { createMemoryEventStore, directoryStream, type EventStore } from '@rollcall/event-store';
import { exampleDirectory } from '@rollcall/testing';
import * as E from 'fp-ts/lib/Either.js';
import { create, open, setUp } from './writer-under-test';

describe('another writer on the same store', () => {
  it('makes the loser read what is missing and decide again', async () => {
    const store = createMemoryEventStore();
    const mine = setUp(store);
    const theirs = setUp(store);
    await mine.execute(open);
    await theirs.projector.catchUp(exampleDirectory)();
    await mine.execute(create('ana'));
    expect(await theirs.execute(create('ana'))).toMatchObject({ left: { rejection: { _tag: 'IdTaken' } } });
    expect(await theirs.execute(create('bo'))).toEqual(E.right({ revision: 2n, eventCount: 1, answer: 2 }));
  });

  it('may be far ahead: one lost race brings all that is missing', async () => {
    const store = createMemoryEventStore();
    const mine = setUp(store);
    const theirs = setUp(store, { maxAttempts: 2 });
    await mine.execute(open);
    await theirs.projector.catchUp(exampleDirectory)();
    await Promise.all(Array.from({ length: 1_000 }, (_, index) => mine.execute(create(`u${index}`))));
    expect(await theirs.execute(create('bo'))).toEqual(
      E.right({ revision: 1_001n, eventCount: 1, answer: 1_001 }),
    );
  });

  it('that is always faster leaves the change undone, and says so', async () => {
    const store = createMemoryEventStore();
    const faster = setUp(store);
    let appends = 0;
    const overtaken: EventStore = {
      ...store,
      append: (stream, expected, events) => async () => {
        await faster.execute(create(`u${appends}`));
        appends += 1;
        return store.append(stream, expected, events)();
      },
    };
    const slower = setUp(overtaken, { maxAttempts: 3 });
    await faster.execute(open);
    await slower.projector.catchUp(exampleDirectory)();
    expect(await slower.execute(create('ana'))).toEqual(E.left({ _tag: 'Contention', attempts: 3 }));
    expect(appends).toBe(3);
    expect((await slower.stored()).map(({ data }) => Object(data).userId)).not.toContain('ana');
  });

  it('that left what cannot be read stops the directory', async () => {
    const { execute, projector, store } = setUp();
    await execute(open);
    const unknown = { id: eventId('x'), type: 'Unheard', data: {}, metadata: {} };
    await store.append(directoryStream(exampleDirectory), revision(0), [unknown])();
    await projector.catchUp(exampleDirectory)();
    expect(await execute(create('ana'))).toMatchObject({ left: { _tag: 'Parked', revision: 1n } });
  });
});
