import { expect, it } from '@jest/globals';
import { NO_EVENTS, revision } from '@rollcall/domain';
import * as O from 'fp-ts/lib/Option.js';
import type { EventStore } from '../event-store';
import {
  append,
  contentOf,
  filledStream,
  freshStream,
  idsOf,
  revisionsOf,
  right,
  sampleBatch,
  sampleEvent,
} from './samples';

export const readingContract = (store: () => EventStore): void => {
  const forwards = async (count: number, from: number, maxCount: number) => {
    const stream = freshStream();
    if (count > 0) await filledStream(store(), stream, count);
    return revisionsOf(right(await store().readForwards(stream, revision(from), maxCount)()));
  };

  const backwards = async (count: number, from: number | 'end', maxCount: number) => {
    const stream = freshStream();
    if (count > 0) await filledStream(store(), stream, count);
    const start = from === 'end' ? from : revision(from);
    return revisionsOf(right(await store().readBackwards(stream, start, maxCount)()));
  };

  it('an event has its text as it was written', async () => {
    const text = { data: '{"b": 1, "a": "é"}', metadata: '{"actor":"contract"}', bytes: 40 };
    const event = { ...sampleEvent({ b: 1, a: 'é' }), text };
    const stream = freshStream();
    await append(store(), stream, NO_EVENTS, [event]);
    const [read] = await contentOf(store(), stream);
    expect(read?.text).toEqual({ data: text.data, metadata: text.metadata });
    expect(read?.data).toEqual({ b: 1, a: 'é' });
  });

  it('forwards: five events from revision 5 on are 5 to 9', async () => {
    expect(await forwards(20, 5, 5)).toEqual([5n, 6n, 7n, 8n, 9n]);
  });

  it('forwards: no more come than there are', async () => {
    expect(await forwards(4, 2, 100)).toEqual([2n, 3n]);
  });

  it('forwards: beyond the end there is nothing', async () => {
    expect(await forwards(4, 4, 10)).toEqual([]);
    expect(await forwards(4, 1_000, 10)).toEqual([]);
  });

  it('backwards: three events from the end are the last three, newest first', async () => {
    expect(await backwards(10, 'end', 3)).toEqual([9n, 8n, 7n]);
  });

  it('backwards: from a revision on, it is the first that comes', async () => {
    expect(await backwards(10, 4, 2)).toEqual([4n, 3n]);
  });

  it('backwards: it stops at the first event', async () => {
    expect(await backwards(10, 1, 50)).toEqual([1n, 0n]);
    expect(await backwards(3, 'end', 50)).toEqual([2n, 1n, 0n]);
  });

  it('backwards: from beyond the end, it begins with the last event', async () => {
    expect(await backwards(3, 99, 2)).toEqual([2n, 1n]);
  });

  it('at most none is none, in both directions', async () => {
    expect(await forwards(3, 0, 0)).toEqual([]);
    expect(await backwards(3, 'end', 0)).toEqual([]);
  });

  it('an unknown stream has no events and no head', async () => {
    expect(await forwards(0, 0, 10)).toEqual([]);
    expect(await backwards(0, 'end', 10)).toEqual([]);
    expect(await backwards(0, 3, 10)).toEqual([]);
    expect(right(await store().head(freshStream())())).toEqual(O.none);
  });

  it('the head is the revision of the last event', async () => {
    const stream = freshStream();
    await append(store(), stream, NO_EVENTS, sampleBatch(1));
    expect(right(await store().head(stream)())).toEqual(O.some(0n));
    await append(store(), stream, revision(0), sampleBatch(4));
    expect(right(await store().head(stream)())).toEqual(O.some(4n));
  });

  it('a long stream, read in one go or page by page or backwards, is the same', async () => {
    const stream = freshStream();
    const written = idsOf(await filledStream(store(), stream, 1_200));
    expect(idsOf(await contentOf(store(), stream))).toEqual(written);
    expect(idsOf(right(await store().readForwards(stream, revision(0), 5_000)()))).toEqual(written);
    const newestFirst = right(await store().readBackwards(stream, 'end', 5_000)());
    expect(idsOf(newestFirst).toReversed()).toEqual(written);
  });
};
