import { expect, it } from '@jest/globals';
import { NO_EVENTS, revision } from '@rollcall/domain';
import type { Appended } from '../appended';
import type { EventStore } from '../event-store';
import { comparePositions } from '../position';
import { streamName } from '../stream-name';
import { eventsIn, takeEvents, takeEventsUntil, takeUntilCaughtUp } from './following';
import {
  append,
  appendAtEnd,
  filledStream,
  freshPrefix,
  freshStream,
  idsOf,
  revisionsOf,
  right,
  sampleBatch,
  sampleEvent,
} from './samples';

/** What a subscription delivers, and in which order. */
export const subscriptionContract = (store: () => EventStore): void => {
  it('a stream comes from its first event on, and then the word that this was all', async () => {
    const stream = freshStream();
    const written = await filledStream(store(), stream, 600);
    const messages = await takeUntilCaughtUp(store().subscribe({ _tag: 'Stream', stream }));
    expect(idsOf(eventsIn(messages))).toEqual(idsOf(written));
    expect(messages.at(-1)).toEqual({ _tag: 'CaughtUp' });
  });

  it('after a revision, the next one comes first', async () => {
    const stream = freshStream();
    await filledStream(store(), stream, 8);
    const messages = await takeUntilCaughtUp(
      store().subscribe({ _tag: 'Stream', stream, after: revision(4) }),
    );
    expect(revisionsOf(eventsIn(messages))).toEqual([5n, 6n, 7n]);
  });

  it('after the last revision nothing comes but the word that this was all', async () => {
    const stream = freshStream();
    await filledStream(store(), stream, 3);
    const messages = await takeUntilCaughtUp(
      store().subscribe({ _tag: 'Stream', stream, after: revision(2) }),
    );
    expect(eventsIn(messages)).toEqual([]);
  });

  it('an unknown stream is waited for', async () => {
    const stream = freshStream();
    const event = sampleEvent();
    for await (const message of store().subscribe({ _tag: 'Stream', stream })) {
      if (message._tag === 'CaughtUp') await append(store(), stream, NO_EVENTS, [event]);
      if (message._tag !== 'Events') continue;
      expect(idsOf(message.events)).toEqual([event.id]);
      break;
    }
  });

  it('events of other streams are not in a subscription to one', async () => {
    const prefix = freshPrefix();
    const [stream, other] = [streamName(`${prefix}one`), streamName(`${prefix}one1`)];
    for (let index = -1; index < 3; index += 1) {
      await append(store(), other, revision(index), sampleBatch(1));
      await append(store(), stream, revision(index), sampleBatch(1));
    }
    const messages = await takeUntilCaughtUp(store().subscribe({ _tag: 'Stream', stream }));
    expect(eventsIn(messages).map((event) => event.stream)).toEqual([stream, stream, stream, stream]);
  });

  it('what an append put right behind all delivered is passed over when told so, and nothing else is', async () => {
    const prefix = freshPrefix();
    const [own, other] = [streamName(`${prefix}own`), streamName(`${prefix}other`)];
    const [first, foreign, mixed, last] = [1, 1, 3, 2].map(sampleBatch);
    if (!first || !foreign || !mixed || !last) throw new Error('four batches');
    await append(store(), other, NO_EVENTS, first);
    const subscription = store().subscribe({ _tag: 'All', streamPrefix: prefix });
    const passOver = ({ after, position }: Appended) =>
      after !== undefined && subscription.passOver?.(after, position) === true;
    const expected = [...idsOf(first)];
    const delivered: string[] = [];
    const told: boolean[] = [];
    for await (const message of subscription) {
      if (message._tag === 'Events') delivered.push(...idsOf(message.events));
      if (message._tag === 'CaughtUp' && told.length === 0 && delivered.length === 1) {
        told.push(passOver(await append(store(), own, NO_EVENTS, sampleBatch(5))));
        if (subscription.passOver === undefined) break;
        await append(store(), other, revision(0), foreign);
        told.push(passOver(await append(store(), own, revision(4), mixed)));
        await append(store(), other, revision(1), last);
        expected.push(...idsOf(foreign), ...idsOf(mixed), ...idsOf(last));
      }
      if (told.length > 0 && delivered.length >= expected.length) break;
    }
    expect(told).toEqual(subscription.passOver === undefined ? [false] : [true, false]);
    expect(delivered).toEqual(expected);
  });

  it('what was passed over while it waits does not come, and all else comes once', async () => {
    const prefix = freshPrefix();
    const [own, other] = [streamName(`${prefix}own`), streamName(`${prefix}other`)];
    const [first, last] = [sampleBatch(1), sampleBatch(1)];
    await append(store(), other, NO_EVENTS, first);
    const subscription = store().subscribe({ _tag: 'All', streamPrefix: prefix });
    const expected = [...idsOf(first)];
    const following = takeEventsUntil(subscription, last[0].id);
    for (let index = 0; index < 20; index += 1) {
      for (let turn = 0; turn < index % 4; turn += 1) await new Promise((resolve) => setImmediate(resolve));
      const batch = sampleBatch(2);
      const appended = await store().append(own, revision(2 * index - 1), batch)();
      // As soon as it is known: the subscription may be reading at this moment.
      const { after, position } = right(appended);
      const told = after !== undefined && subscription.passOver?.(after, position) === true;
      if (!told) expected.push(...idsOf(batch));
    }
    await append(store(), other, revision(0), last);
    expect(idsOf(await following)).toEqual([...expected, last[0].id]);
  });

  it('a subscription to one stream passes nothing over, whose places are no positions', async () => {
    const stream = freshStream();
    await filledStream(store(), stream, 3);
    const subscription = store().subscribe({ _tag: 'Stream', stream, after: revision(0) });
    const at = (place: bigint) => ({ commit: place, prepare: place });
    expect(subscription.passOver?.(at(0n), at(2n)) ?? false).toBe(false);
    expect(revisionsOf(eventsIn(await takeUntilCaughtUp(subscription)))).toEqual([1n, 2n]);
  });

  it('all streams of a prefix come in the order they were written, and no others', async () => {
    const prefix = freshPrefix();
    const written: string[] = [];
    for (let index = -1; index < 5; index += 1) {
      for (const name of [`${prefix}a`, `${prefix}b`, `other${prefix}`]) {
        const batch = sampleBatch(2);
        await append(store(), streamName(name), revision(2 * index + 1), batch);
        if (name.startsWith(prefix)) written.push(...idsOf(batch));
      }
    }
    const messages = await takeUntilCaughtUp(store().subscribe({ _tag: 'All', streamPrefix: prefix }));
    expect(idsOf(eventsIn(messages))).toEqual(written);
  });

  it('positions rise strictly, and from each event on exactly the rest can be had', async () => {
    const prefix = freshPrefix();
    await append(store(), streamName(`${prefix}a`), NO_EVENTS, sampleBatch(5));
    await append(store(), streamName(`${prefix}b`), NO_EVENTS, sampleBatch(5));
    await append(store(), streamName(`${prefix}a`), revision(4), sampleBatch(5));
    const all = await takeEvents(store().subscribe({ _tag: 'All', streamPrefix: prefix }), 15);
    const sorted = all.toSorted((a, b) => comparePositions(a.position, b.position));
    expect(idsOf(sorted)).toEqual(idsOf(all));
    expect(new Set(all.map(({ position }) => `${position.commit}/${position.prepare}`)).size).toBe(15);
    for (const [index, event] of all.entries()) {
      const start = { _tag: 'All', streamPrefix: prefix, after: event.position } as const;
      const rest = eventsIn(await takeUntilCaughtUp(store().subscribe(start)));
      expect(idsOf(rest)).toEqual(idsOf(all.slice(index + 1)));
    }
  });

  it('the position of an append is one to start after', async () => {
    const prefix = freshPrefix();
    const stream = streamName(`${prefix}a`);
    const { position } = await append(store(), stream, NO_EVENTS, sampleBatch(3));
    await append(store(), stream, revision(2), sampleBatch(2));
    const start = { _tag: 'All', streamPrefix: prefix, after: position } as const;
    expect(revisionsOf(await takeEvents(store().subscribe(start), 2))).toEqual([3n, 4n]);
  });

  it('a checkpoint is a position to start after, without an event lost or doubled', async () => {
    const prefix = freshPrefix();
    const stream = streamName(`${prefix}a`);
    await filledStream(store(), stream, 20);
    await filledStream(store(), freshStream(), 600);
    const messages = await takeUntilCaughtUp(store().subscribe({ _tag: 'All', streamPrefix: prefix }));
    await append(store(), stream, revision(19), sampleBatch(2));
    let delivered = 0;
    for (const message of messages) {
      if (message._tag === 'Events') delivered += message.events.length;
      if (message._tag !== 'Checkpoint') continue;
      const start = { _tag: 'All', streamPrefix: prefix, after: message.position } as const;
      const rest = await takeEvents(store().subscribe(start), 22 - delivered);
      expect(rest.map((event) => event.revision)[0]).toBe(BigInt(delivered));
    }
  });

  it('what is appended while somebody catches up comes once, in order, without a gap', async () => {
    const prefix = freshPrefix();
    const streams = ['a', 'b', 'c', 'd'].map((name) => streamName(`${prefix}${name}`));
    for (const stream of streams) await append(store(), stream, NO_EVENTS, sampleBatch(100));
    const total = streams.length * (100 + 60);

    const appending = Promise.all(
      streams.map(async (stream) => {
        for (let index = 0; index < 20; index += 1) {
          await append(store(), stream, revision(99 + 3 * index), sampleBatch(3));
          await new Promise((resolve) => setImmediate(resolve));
        }
      }),
    );
    const followers = Array.from({ length: 5 }, async (_, index) => {
      for (let turn = 0; turn < 4 * index; turn += 1) await new Promise((resolve) => setImmediate(resolve));
      return takeEvents(store().subscribe({ _tag: 'All', streamPrefix: prefix }), total);
    });
    const onOneStream = streams.map((stream) =>
      takeEvents(store().subscribe({ _tag: 'Stream', stream, after: revision(49) }), 110),
    );
    await appending;

    const [first, ...others] = await Promise.all(followers);
    expect(first).toHaveLength(total);
    for (const stream of streams) {
      const ofStream = (first ?? []).filter((event) => event.stream === stream);
      expect(revisionsOf(ofStream)).toEqual(Array.from({ length: 160 }, (_, index) => BigInt(index)));
    }
    for (const other of others) expect(idsOf(other)).toEqual(idsOf(first ?? []));
    for (const events of await Promise.all(onOneStream)) {
      expect(revisionsOf(events)).toEqual(Array.from({ length: 110 }, (_, index) => BigInt(index + 50)));
    }
  });

  it('many subscribers each see every event that is appended while they wait', async () => {
    const stream = freshStream();
    const events = Array.from({ length: 10 }, () => sampleEvent());
    const followers = Array.from({ length: 25 }, () =>
      takeEvents(store().subscribe({ _tag: 'Stream', stream }), events.length),
    );
    for (const event of events) await appendAtEnd(store(), stream, event);
    for (const seen of await Promise.all(followers)) expect(idsOf(seen)).toEqual(idsOf(events));
  });
};
