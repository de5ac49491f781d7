import { createMemoryEventStore } from '@rollcall/event-store';
import { type AppendFate, exampleDirectory, waywardStore } from '@rollcall/testing';
import * as E from 'fp-ts/lib/Either.js';
import { create, open, setUp } from './writer-under-test';

describe('when the store does not answer', () => {
  const fates = (list: ReadonlyArray<AppendFate>) => (append: number) => list[append] ?? 'done';

  it('sends the identical batch again, which is stored once', async () => {
    const wayward = waywardStore(createMemoryEventStore(), fates(['done', 'done, not answered', 'lost']));
    const { execute, stored } = setUp(wayward);
    await execute(open);
    expect(await execute(create('ana'))).toEqual(E.right({ revision: 1n, eventCount: 1, answer: 1 }));
    expect((await stored()).map((event) => event.type)).toEqual(['DirectoryOpened', 'UserCreated']);
    expect(wayward.appends()).toBe(4);
  });

  it.each(['unavailable', 'denied'] as const)(
    'says of a batch that may be stored no more than it knows, though the store is then %s',
    async (fate) => {
      const wayward = waywardStore(
        createMemoryEventStore(),
        fates(['done', 'done, not answered', fate, fate, 'done']),
      );
      const { execute, stored } = setUp(wayward);
      await execute(open);
      expect(await execute(create('ana'))).toEqual(E.right({ revision: 1n, eventCount: 1, answer: 1 }));
      expect(await stored()).toHaveLength(2);
      expect(wayward.appends()).toBe(5);
    },
  );

  it('does not do later what was answered as unknown and turns out not to have been done', async () => {
    const store = createMemoryEventStore();
    let down = false;
    const wayward = waywardStore(store, () => (down ? 'lost' : 'done'));
    const { execute, stored } = setUp(wayward, { unknownPatienceMs: 20 });
    const elsewhere = setUp(store);
    await execute(open);
    await elsewhere.projector.catchUp(exampleDirectory)();
    down = true;
    expect(await execute(create('ana'))).toMatchObject({ left: { _tag: 'StillUnknown' } });
    await elsewhere.execute(create('bo'));
    down = false;
    while (E.isLeft(await execute(create('cy')))) await new Promise((resolve) => setTimeout(resolve, 5));
    expect((await stored()).map(({ data }) => Object(data).userId)).toEqual([undefined, 'bo', 'cy']);
  });

  it('goes on asking while it closes, and closes with the outcome unknown once it has waited long enough', async () => {
    const answering = setUp(waywardStore(createMemoryEventStore(), fates(['done', 'lost', 'lost', 'done'])));
    await answering.execute(open);
    const asked = answering.execute(create('ana'));
    await answering.writer.close();
    expect(E.isRight(await asked)).toBe(true);

    const silent = setUp(
      waywardStore(createMemoryEventStore(), () => 'lost'),
      { unknownPatienceMs: 20 },
    );
    const unanswered = silent.execute(open);
    await silent.writer.close();
    expect(await unanswered).toMatchObject({ left: { _tag: 'StillUnknown' } });
  });

  it('tells those in the batch that it does not know, those behind that nothing changed, and recovers', async () => {
    let down = false;
    const wayward = waywardStore(createMemoryEventStore(), () => (down ? 'lost' : 'done'));
    const { execute, stored } = setUp(wayward, { unknownPatienceMs: 50 });
    await execute(open);
    down = true;
    const inside = execute(create('ana'));
    while (wayward.appends() < 2) await new Promise((resolve) => setImmediate(resolve));
    const behind = execute(create('bo'));
    expect(await inside).toMatchObject({ left: { _tag: 'StillUnknown' } });
    expect(await behind).toMatchObject({ left: { _tag: 'Unavailable' } });
    expect(await execute(create('cy'))).toMatchObject({ left: { _tag: 'Unavailable' } });
    down = false;
    while (E.isLeft(await execute(create('dan')))) await new Promise((resolve) => setTimeout(resolve, 20));
    expect((await stored()).map((event) => event.type)).toEqual([
      'DirectoryOpened',
      'UserCreated',
      'UserCreated',
    ]);
  });

  it('answers an unavailable store at once, with nothing changed', async () => {
    const { execute, stored } = setUp(waywardStore(createMemoryEventStore(), fates(['done', 'unavailable'])));
    await execute(open);
    expect(await execute(create('ana'))).toMatchObject({ left: { _tag: 'Unavailable' } });
    expect(E.isRight(await execute(create('ana')))).toBe(true);
    expect(await stored()).toHaveLength(2);
  });
});
