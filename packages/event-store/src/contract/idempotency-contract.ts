import { expect, it } from '@jest/globals';
import { NO_EVENTS, type Revision, revision } from '@rollcall/domain';
import type { EventStore } from '../event-store';
import type { ProposedEvent } from '../events';
import type { StreamName } from '../stream-name';
import {
  append,
  type Batch,
  contentOf,
  filledStream,
  freshStream,
  idsOf,
  left,
  sampleEvent,
} from './samples';

const batchOf = (...events: ReadonlyArray<ProposedEvent>): Batch => {
  const [first, ...rest] = events;
  if (first === undefined) throw new Error('a batch holds at least one event');
  return [first, ...rest];
};

/** The answers of EventStoreDB to events that it has seen before (`IndexWriter.CheckCommit`). */
export const idempotencyContract = (store: () => EventStore): void => {
  const events = Array.from({ length: 6 }, (_, index) => sampleEvent({ index }));
  const part = (from: number, to: number): Batch => batchOf(...events.slice(from, to));

  /** A stream of the six events, appended as `[0 1 2]` and `[3 4 5]`. */
  const sixEvents = async (): Promise<StreamName> => {
    const stream = freshStream();
    await append(store(), stream, NO_EVENTS, part(0, 3));
    await append(store(), stream, revision(2), part(3, 6));
    return stream;
  };

  const unchanged = async (stream: StreamName): Promise<void> => {
    expect(idsOf(await contentOf(store(), stream))).toEqual(idsOf(events));
  };

  it('the batch that began a stream, sent again, gets the first answer and changes nothing', async () => {
    const stream = freshStream();
    const first = await append(store(), stream, NO_EVENTS, part(0, 6));
    const again = await append(store(), stream, NO_EVENTS, part(0, 6));
    expect(again).toEqual(first);
    await unchanged(stream);
  });

  it('a later batch, sent again, gets the first answer and changes nothing', async () => {
    const stream = freshStream();
    await append(store(), stream, NO_EVENTS, part(0, 3));
    const first = await append(store(), stream, revision(2), part(3, 6));
    const again = await append(store(), stream, revision(2), part(3, 6));
    expect(again).toEqual(first);
    await unchanged(stream);
  });

  it('running the same append twice writes once', async () => {
    const stream = freshStream();
    const task = store().append(stream, NO_EVENTS, part(0, 6));
    const first = await task();
    expect(await task()).toEqual(first);
    await unchanged(stream);
  });

  it('identical batches sent at the same time get the same answer and are written once', async () => {
    const stream = freshStream();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => append(store(), stream, NO_EVENTS, part(0, 6))),
    );
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    await unchanged(stream);
  });

  it.each<[string, Revision, Batch, bigint]>([
    ['a batch that others have followed', NO_EVENTS, part(0, 3), 2n],
    ['the beginning of a batch', NO_EVENTS, part(0, 2), 1n],
    ['the middle of a batch', revision(0), part(1, 2), 1n],
    ['the end of one batch and the beginning of the next', revision(0), part(1, 5), 4n],
    ['two batches as one', NO_EVENTS, part(0, 6), 5n],
  ])('%s, sent again, is answered with its own last revision', async (_, expected, batch, answer) => {
    const stream = await sixEvents();
    const again = await append(store(), stream, expected, batch);
    expect(again.revision).toBe(answer);
    expect(again.position).toEqual((await contentOf(store(), stream))[Number(answer)]?.position);
    await unchanged(stream);
  });

  it('two batches as one, sent again, are not said to lie side by side when others wrote between', async () => {
    const stream = freshStream();
    await append(store(), stream, NO_EVENTS, part(0, 3));
    await append(store(), freshStream(), NO_EVENTS, part(0, 1));
    await append(store(), stream, revision(2), part(3, 6));
    const again = await append(store(), stream, NO_EVENTS, part(0, 6));
    expect(again).toMatchObject({ revision: 5n });
    expect(again).not.toHaveProperty('after');
  });

  const foreign = sampleEvent({ foreign: true });
  it.each<[string, Revision, Batch]>([
    ['whose first event is another', NO_EVENTS, batchOf(foreign, ...part(1, 3))],
    ['whose second event is another', NO_EVENTS, batchOf(...part(0, 1), foreign, ...part(2, 3))],
    ['whose last event is another', revision(2), batchOf(...part(3, 5), foreign)],
    ['reaching beyond the end', revision(2), batchOf(...part(3, 6), foreign)],
    ['in another order', NO_EVENTS, batchOf(...part(1, 2), ...part(0, 1))],
    ['after an earlier revision than the first time', revision(1), part(3, 6)],
    ['after a later revision than the first time', revision(3), part(3, 5)],
    ['after a revision that is not there yet', revision(6), part(3, 6)],
  ])('known events %s are a conflict, and nothing is written', async (_, expected, batch) => {
    const stream = await sixEvents();
    const answer = left(await store().append(stream, expected, batch)());
    expect(answer).toMatchObject({ _tag: 'Conflict', expected, actual: 5n });
    await unchanged(stream);
  });

  it('known events after the last revision are written a second time', async () => {
    const stream = await sixEvents();
    const appended = await append(store(), stream, revision(5), part(3, 6));
    expect(appended.revision).toBe(8n);
    expect(idsOf(await contentOf(store(), stream))).toEqual(idsOf([...events, ...part(3, 6)]));
  });

  it('events known in another stream are new in this one', async () => {
    await sixEvents();
    const other = freshStream();
    const appended = await append(store(), other, NO_EVENTS, part(0, 6));
    expect(appended.revision).toBe(5n);
    await unchanged(other);
  });

  it('a batch is known however long ago it was written', async () => {
    const stream = freshStream();
    const written = await filledStream(store(), stream, 1_000);
    const again = await append(store(), stream, revision(99), batchOf(...written.slice(100, 350)));
    expect(again.revision).toBe(349n);
  });
};
