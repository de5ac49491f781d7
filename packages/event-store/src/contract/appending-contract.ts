import { expect, it } from '@jest/globals';
import { type Json, NO_EVENTS, revision } from '@rollcall/domain';
import type { EventStore } from '../event-store';
import type { ProposedEvent } from '../events';
import { sizeOf } from '../serialised-event';
import {
  append,
  contentOf,
  freshStream,
  idsOf,
  left,
  revisionsOf,
  sampleBatch,
  sampleEvent,
} from './samples';

/** An event that counts exactly `bytes` towards the limit. */
const eventOfSize = (bytes: number): ProposedEvent => {
  const empty = sampleEvent({ text: '' });
  return { ...empty, data: { text: 'x'.repeat(bytes - sizeOf(empty)) } };
};

export const appendingContract = (store: () => EventStore): void => {
  it('the first event of a new stream has revision 0', async () => {
    const stream = freshStream();
    const appended = await append(store(), stream, NO_EVENTS, sampleBatch(1));
    expect(appended.revision).toBe(0n);
  });

  it('the first n events of a new stream end at revision n - 1', async () => {
    const stream = freshStream();
    const batch = sampleBatch(7);
    const appended = await append(store(), stream, NO_EVENTS, batch);
    expect(appended.revision).toBe(6n);
    const found = await contentOf(store(), stream);
    expect(idsOf(found)).toEqual(idsOf(batch));
    expect(revisionsOf(found)).toEqual([0n, 1n, 2n, 3n, 4n, 5n, 6n]);
  });

  it('further appends continue the revisions without a gap', async () => {
    const stream = freshStream();
    await append(store(), stream, NO_EVENTS, sampleBatch(3));
    const one = await append(store(), stream, revision(2), sampleBatch(1));
    const more = await append(store(), stream, revision(3), sampleBatch(4));
    expect([one.revision, more.revision]).toEqual([3n, 7n]);
    expect(revisionsOf(await contentOf(store(), stream))).toEqual([0n, 1n, 2n, 3n, 4n, 5n, 6n, 7n]);
  });

  it('streams count their revisions apart', async () => {
    const [one, other] = [freshStream(), freshStream()];
    await append(store(), one, NO_EVENTS, sampleBatch(5));
    const appended = await append(store(), other, NO_EVENTS, sampleBatch(2));
    expect(appended.revision).toBe(1n);
  });

  it('the answer names the position of the last event', async () => {
    const stream = freshStream();
    const appended = await append(store(), stream, NO_EVENTS, sampleBatch(3));
    const last = (await contentOf(store(), stream)).at(-1);
    expect(last?.position).toEqual(appended.position);
  });

  it('an append that nobody runs writes nothing', async () => {
    const stream = freshStream();
    store().append(stream, NO_EVENTS, sampleBatch(1));
    expect(await contentOf(store(), stream)).toEqual([]);
  });

  it('an event comes back with all that it was given', async () => {
    const stream = freshStream();
    const event = sampleEvent({ a: 1 }, 'UserCreated');
    await append(store(), stream, NO_EVENTS, [event]);
    const [found] = await contentOf(store(), stream);
    expect(found).toMatchObject({ ...event, stream, revision: 0n });
  });

  it.each<[string, Json]>([
    [
      'text outside the basic plane',
      { name: 'Zoë 𝒵 👩‍👩‍👧 日本語 \u202Eright to left', combining: 'e\u0301' },
    ],
    ['control characters and separators', { text: 'a\u0000b\u001Fc\u2028d\u2029e\r\n"\\' }],
    ['lone surrogates', { text: '\uD800 and \uDC00' }],
    ['numbers at the edges', { numbers: [0, -1.5, 1e21, 5e-324, Number.MAX_SAFE_INTEGER] }],
    ['nothing in many forms', { nothing: null, text: '', list: [], object: {}, no: false }],
    ['names that objects have of their own', { constructor: 'c', toString: 't', hasOwnProperty: 1 }],
    ['deep nesting', { a: [{ b: [{ c: [{ d: [[[[1]]]] }] }] }] }],
  ])('%s comes back unchanged', async (_, value) => {
    const stream = freshStream();
    const event: ProposedEvent = { ...sampleEvent(value), metadata: value };
    await append(store(), stream, NO_EVENTS, [event]);
    const [found] = await contentOf(store(), stream);
    expect(found?.data).toEqual(value);
    expect(found?.metadata).toEqual(value);
  });

  it('a payload of half the limit comes back unchanged', async () => {
    const stream = freshStream();
    const bytes = Math.floor(Math.min(store().limits.maxBytes, 4 * 1024 * 1024) / 2);
    const event = sampleEvent({ text: 'ä'.repeat(Math.floor(bytes / 2) - 100) });
    await append(store(), stream, NO_EVENTS, [event]);
    const [found] = await contentOf(store(), stream);
    expect(found?.data).toEqual(event.data);
  });

  it('what one reader does to an event is not seen by the next', async () => {
    const stream = freshStream();
    await append(store(), stream, NO_EVENTS, [sampleEvent({ list: ['kept'] })]);
    const [first] = await contentOf(store(), stream);
    Object.assign(Object(first?.data), { list: ['changed'] });
    const [second] = await contentOf(store(), stream);
    expect(second?.data).toEqual({ list: ['kept'] });
  });

  it('an append of exactly the limit is written', async () => {
    const stream = freshStream();
    const appended = await append(store(), stream, NO_EVENTS, [eventOfSize(store().limits.maxBytes)]);
    expect(appended.revision).toBe(0n);
  });

  it('an append of one byte more is refused as too large, and nothing is written', async () => {
    const stream = freshStream();
    const { maxBytes } = store().limits;
    const answer = await store().append(stream, NO_EVENTS, [eventOfSize(maxBytes + 1)])();
    expect(left(answer)).toEqual({ _tag: 'AppendTooLarge', bytes: maxBytes + 1, maxBytes });
    expect(await contentOf(store(), stream)).toEqual([]);
  });

  it('the limit counts the events of a batch together, and a batch is written whole or not at all', async () => {
    const stream = freshStream();
    const { maxBytes } = store().limits;
    const small = sampleEvent();
    const answer = await store().append(stream, NO_EVENTS, [small, eventOfSize(maxBytes)])();
    expect(left(answer)).toMatchObject({ _tag: 'AppendTooLarge', bytes: maxBytes + sizeOf(small) });
    expect(await contentOf(store(), stream)).toEqual([]);
  });
};
