import { expect, it } from '@jest/globals';
import { NO_EVENTS, type Revision, revision } from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import type { Conflict } from '../errors';
import type { EventStore } from '../event-store';
import type { StreamName } from '../stream-name';
import {
  append,
  appendAtEnd,
  contentOf,
  filledStream,
  freshStream,
  idsOf,
  left,
  revisionsOf,
  sampleBatch,
  sampleEvent,
} from './samples';

const conflictAt = async (store: EventStore, stream: StreamName, expected: Revision): Promise<Conflict> => {
  const error = left(await store.append(stream, expected, sampleBatch(2))());
  if (error._tag !== 'Conflict') throw new Error(`expected a conflict, got ${error._tag}`);
  return error;
};

export const expectationContract = (store: () => EventStore): void => {
  it('who expects an earlier revision loses, and gets the events missed', async () => {
    const stream = freshStream();
    const written = await filledStream(store(), stream, 5);
    const conflict = await conflictAt(store(), stream, revision(1));
    expect([conflict.expected, conflict.actual]).toEqual([1n, 4n]);
    expect(idsOf(conflict.tail)).toEqual(idsOf(written.slice(2)));
    expect(revisionsOf(conflict.tail)).toEqual([2n, 3n, 4n]);
  });

  it('who expects a new stream where there is one loses, and gets it from its first event', async () => {
    const stream = freshStream();
    const written = await filledStream(store(), stream, 3);
    const conflict = await conflictAt(store(), stream, NO_EVENTS);
    expect([conflict.expected, conflict.actual]).toEqual([NO_EVENTS, 2n]);
    expect(idsOf(conflict.tail)).toEqual(idsOf(written));
  });

  it('who expects a later revision loses, with nothing missed', async () => {
    const stream = freshStream();
    await filledStream(store(), stream, 3);
    const conflict = await conflictAt(store(), stream, revision(3));
    expect(conflict).toEqual({ _tag: 'Conflict', expected: 3n, actual: 2n, tail: [] });
  });

  it('who expects events in a stream that has none loses, and learns that there are none', async () => {
    const conflict = await conflictAt(store(), freshStream(), revision(5));
    expect(conflict).toEqual({ _tag: 'Conflict', expected: 5n, actual: NO_EVENTS, tail: [] });
  });

  it('a conflict writes nothing', async () => {
    const stream = freshStream();
    const written = await filledStream(store(), stream, 3);
    for (const expected of [NO_EVENTS, revision(0), revision(1), revision(3), revision(9)]) {
      await conflictAt(store(), stream, expected);
    }
    expect(idsOf(await contentOf(store(), stream))).toEqual(idsOf(written));
  });

  it('a long tail comes as its beginning, to be read on from there', async () => {
    const stream = freshStream();
    const written = await filledStream(store(), stream, 2_000);
    const conflict = await conflictAt(store(), stream, revision(9));
    expect(conflict.actual).toBe(1_999n);
    expect(conflict.tail.length).toBeGreaterThan(0);
    expect(conflict.tail.length).toBeLessThanOrEqual(1_000);
    expect(idsOf(conflict.tail)).toEqual(idsOf(written.slice(10, 10 + conflict.tail.length)));
  });

  it('of many who expect the same revision exactly one wins, and each loser sees the winner', async () => {
    const stream = freshStream();
    await filledStream(store(), stream, 2);
    const batches = Array.from({ length: 24 }, () => sampleBatch(3));
    const answers = await Promise.all(batches.map((batch) => store().append(stream, revision(1), batch)()));
    expect(answers.filter(E.isRight)).toHaveLength(1);
    const winner = batches[answers.findIndex(E.isRight)] ?? [];
    for (const answer of answers.filter(E.isLeft)) {
      const tail = winner.map(({ id }) => ({ id }));
      expect(answer.left).toMatchObject({ _tag: 'Conflict', expected: 1n, actual: 4n, tail });
    }
    expect(await contentOf(store(), stream)).toHaveLength(5);
  });

  it('many who try again from the revision they are told all get in, once each and without a gap', async () => {
    const stream = freshStream();
    const events = Array.from({ length: 16 }, () => sampleEvent());
    const appended = await Promise.all(events.map((event) => appendAtEnd(store(), stream, event)));
    const found = await contentOf(store(), stream);
    expect(revisionsOf(found)).toEqual(events.map((_, index) => BigInt(index)));
    events.forEach((event, index) => {
      expect(found[Number(appended[index]?.revision)]?.id).toBe(event.id);
    });
  });

  it('appends to different streams at the same time do not hinder each other', async () => {
    const streams = Array.from({ length: 30 }, freshStream);
    const answers = await Promise.all(
      streams.map((stream) => append(store(), stream, NO_EVENTS, sampleBatch(4))),
    );
    expect(answers.every((answer) => answer.revision === 3n)).toBe(true);
    for (const stream of streams) expect(await contentOf(store(), stream)).toHaveLength(4);
  });
};
