import { NO_EVENTS } from '@rollcall/domain';
import { createMemoryEventStore, type EventStore } from '@rollcall/event-store';
import { asOf, revisionAt } from '@rollcall/projector';
import { appendHistory, at, exampleDirectory, historyOf, opened, userCreated } from '@rollcall/testing';
import * as E from 'fp-ts/lib/Either.js';

const storeOf = async (people: number) => {
  const store = createMemoryEventStore();
  const users = Array.from({ length: people }, (_, n) => userCreated(`u${n}`));
  await appendHistory(store, exampleDirectory, historyOf([opened(), ...users]));
  return store;
};

describe('as of an instant', () => {
  it('before the first event, a directory is empty', async () => {
    const past = await asOf(await storeOf(3), exampleDirectory, { instant: new Date(0) })();
    expect(E.isRight(past) && past.right.revision).toBe(NO_EVENTS);
  });

  it('that is no date, a directory is empty', async () => {
    expect(await revisionAt(await storeOf(3), exampleDirectory, new Date('yesterday'))()).toEqual(
      E.right(NO_EVENTS),
    );
  });

  it('to come, it is as it is now', async () => {
    const past = await asOf(await storeOf(3), exampleDirectory, { instant: new Date('2100-01-01') })();
    expect(E.isRight(past) && past.right.userCount).toBe(3);
  });

  it('in a long history, few events are read to find the revision', async () => {
    const store = await storeOf(20_000);
    let events = 0;
    const counting: EventStore = {
      ...store,
      readForwards: (stream, from, maxCount) => async () => {
        const read = await store.readForwards(stream, from, maxCount)();
        if (E.isRight(read)) events += read.right.length;
        return read;
      },
    };
    expect(await revisionAt(counting, exampleDirectory, new Date(at(7_000)))()).toEqual(E.right(7_000n));
    expect(events).toBeLessThan(1_100);
  });

  it('answers what the store answers when it cannot be read', async () => {
    const store = await storeOf(1);
    await store.close();
    const past = await asOf(store, exampleDirectory, { instant: new Date() })();
    expect(past).toMatchObject({ left: { _tag: 'Unavailable' } });
  });
});
