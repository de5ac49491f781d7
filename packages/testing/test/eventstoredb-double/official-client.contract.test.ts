import {
  AccessDeniedError,
  BACKWARDS,
  END,
  excludeSystemEvents,
  MaxAppendSizeExceededError,
  NO_STREAM,
  STREAM_EXISTS,
  StreamDeletedError,
  StreamNotFoundError,
  streamNameFilter,
  WrongExpectedVersionError,
} from '@eventstore/db-client';
import type { DoubleOptions, EventStoreDbDouble } from '../../src/eventstoredb-double';
import { clientOnDouble, collected, sample, samples } from './client-on-double';

const setups: ReadonlyArray<readonly [string, DoubleOptions, (double: EventStoreDbDouble) => string]> = [
  ['by the batch append', {}, (double) => double.connectionString()],
  ['by the single append', { settings: { batchAppend: false } }, (double) => double.connectionString()],
  [
    'found by gossip, over TLS, with a user',
    { tls: true, users: { admin: 'changeit' }, anonymous: false },
    (double) => double.connectionString('', 'admin:changeit').replace('esdb://', 'esdb+discover://'),
  ],
];

describe.each(setups)('the official client, %s', (_, options, connect) => {
  // Gossip is asked without credentials, so anonymous callers are let in by the double where it is needed.
  const subject = clientOnDouble({ ...options, anonymous: true }, connect);

  it('appends and reads in both directions', async () => {
    const { client } = subject();
    const events = samples(40);
    const { nextExpectedRevision, position } = await client.appendToStream('s', events, {
      expectedRevision: NO_STREAM,
    });
    expect(nextExpectedRevision).toBe(39n);
    const forwards = await collected(client.readStream('s'));
    expect(forwards.map(({ event }) => event?.id)).toEqual(events.map(({ id }) => id));
    expect(forwards.at(-1)?.event?.position).toEqual(position);
    const backwards = await collected(
      client.readStream('s', { direction: BACKWARDS, fromRevision: END, maxCount: 3 }),
    );
    expect(backwards.map(({ event }) => event?.revision)).toEqual([39n, 38n, 37n]);
  });

  it('is told a wrong revision, and what is right', async () => {
    const { client } = subject();
    await client.appendToStream('s', samples(3));
    const wrong = client.appendToStream('s', sample(0), { expectedRevision: 7n });
    await expect(wrong).rejects.toThrow(WrongExpectedVersionError);
    await expect(wrong).rejects.toMatchObject({ actualVersion: 2n });
    await expect(
      client.appendToStream('none', sample(0), { expectedRevision: STREAM_EXISTS }),
    ).rejects.toMatchObject({ actualVersion: 'no_stream' });
  });

  it('is told that an append is too large', async () => {
    const large = { ...sample(0), data: { text: 'x'.repeat(1024 * 1024) } };
    await expect(subject().client.appendToStream('s', large)).rejects.toThrow(MaxAppendSizeExceededError);
  });

  it('deletes a stream softly: its revisions go on', async () => {
    const { client } = subject();
    await client.appendToStream('s', samples(4));
    await client.deleteStream('s');
    await expect(collected(client.readStream('s'))).rejects.toThrow(StreamNotFoundError);
    const again = await client.appendToStream('s', sample(0), { expectedRevision: NO_STREAM });
    expect(again.nextExpectedRevision).toBe(4n);
    expect(await collected(client.readStream('s'))).toHaveLength(1);
  });

  it('tombstones a stream for ever', async () => {
    const { client } = subject();
    await client.appendToStream('s', samples(2));
    await client.tombstoneStream('s');
    await expect(client.appendToStream('s', sample(0))).rejects.toThrow(StreamDeletedError);
    await expect(collected(client.readStream('s'))).rejects.toThrow(StreamDeletedError);
  });

  it('keeps the metadata of a stream, and reads obey it', async () => {
    const { client } = subject();
    await client.appendToStream('s', samples(10));
    await client.setStreamMetadata('s', { maxCount: 3 });
    expect((await client.getStreamMetadata('s')).metadata).toEqual({ maxCount: 3 });
    const visible = await collected(client.readStream('s'));
    expect(visible.map(({ event }) => event?.revision)).toEqual([7n, 8n, 9n]);
    await client.setStreamMetadata('s', { truncateBefore: 9 });
    expect(await collected(client.readStream('s'))).toHaveLength(1);
  });

  it('reads no event older than the metadata of its stream allows; revisions go on', async () => {
    const { client, double } = subject();
    const start = Date.now();
    double.storage.now = () => start;
    await client.appendToStream('s', samples(40));
    await client.setStreamMetadata('s', { maxAge: 60 });
    double.storage.now = () => start + 30_000;
    await client.appendToStream('s', samples(2));
    expect(await collected(client.readStream('s'))).toHaveLength(42);
    double.storage.now = () => start + 61_000;
    const visible = await collected(client.readStream('s'));
    expect(visible.map(({ event }) => event?.revision)).toEqual([40n, 41n]);
    const backwards = await collected(client.readStream('s', { direction: BACKWARDS, fromRevision: END }));
    expect(backwards.map(({ event }) => event?.revision)).toEqual([41n, 40n]);
    double.storage.now = () => start + 91_000;
    expect(await collected(client.readStream('s'))).toEqual([]);
    expect((await client.appendToStream('s', sample(0))).nextExpectedRevision).toBe(42n);
  });

  it('reads everything in both directions', async () => {
    const { client } = subject();
    await client.appendToStream('a', samples(5));
    await client.appendToStream('b', samples(5));
    const all = await collected(client.readAll());
    expect(all).toHaveLength(10);
    const backwards = await collected(client.readAll({ direction: BACKWARDS, fromPosition: END }));
    expect(backwards.map(({ event }) => event?.id).toReversed()).toEqual(all.map(({ event }) => event?.id));
    const from = all[3]?.event?.position;
    expect(from && (await collected(client.readAll({ fromPosition: from })))).toHaveLength(7);
  });

  it('follows everything under a filter, with checkpoints', async () => {
    const { client } = subject();
    for (let index = 0; index < 12; index += 1) {
      await client.appendToStream(index % 2 === 0 ? 'even-1' : 'odd-1', samples(32));
    }
    const checkpoints: bigint[] = [];
    const filter = streamNameFilter({
      prefixes: ['even-'],
      checkpointInterval: 2,
      checkpointReached: (_subscription, { commit }) => void checkpoints.push(commit),
    });
    const found = await collected(client.subscribeToAll({ filter }), 192);
    expect(new Set(found.map(({ event }) => event?.streamId))).toEqual(new Set(['even-1']));
    expect(checkpoints.length).toBeGreaterThanOrEqual(5);
    expect(checkpoints).toEqual([...new Set(checkpoints)].toSorted((a, b) => (a < b ? -1 : 1)));
  });

  it('follows everything but what the server writes itself', async () => {
    const { client } = subject();
    await client.setStreamMetadata('s', { maxCount: 3 });
    await client.appendToStream('s', samples(2));
    const found = await collected(client.subscribeToAll({ filter: excludeSystemEvents() }), 2);
    expect(found.map(({ event }) => event?.streamId)).toEqual(['s', 's']);
  });
});

describe('the official client, as somebody unknown', () => {
  const subject = clientOnDouble({ tls: true, users: { admin: 'changeit' } }, (double) =>
    double.connectionString('', 'mallory:guess'),
  );

  it('is denied access', async () => {
    await expect(collected(subject().client.readStream('s'))).rejects.toThrow(AccessDeniedError);
  });
});
