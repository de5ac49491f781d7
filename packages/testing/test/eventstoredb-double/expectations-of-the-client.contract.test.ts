import {
  AccessDeniedError,
  ANY,
  BACKWARDS,
  binaryEvent,
  DeadlineExceededError,
  END,
  eventTypeFilter,
  excludeSystemEvents,
  jsonEvent,
  MaxAppendSizeExceededError,
  NO_STREAM,
  type Position,
  type ResolvedEvent,
  STREAM_EXISTS,
  StreamDeletedError,
  StreamNotFoundError,
  streamNameFilter,
  WrongExpectedVersionError,
} from '@eventstore/db-client';
import { clientOnDouble, collected, sample, samples } from './client-on-double';

/** What the client's own test suite (EventStore-Client-NodeJS, `packages/test/src`) asserts of a server. */
describe.each([
  ['batch append', true],
  ['single append', false],
])('as the suite of the official client expects, by the %s, the double', (_, batchAppend) => {
  const subject = clientOnDouble({
    settings: { batchAppend },
    users: { admin: 'changeit' },
  });

  it.each([
    ['anything', ANY, 0, true],
    ['no stream, and there is none', NO_STREAM, 0, true],
    ['no stream, and there is one', NO_STREAM, 4, false],
    ['a stream, and there is one', STREAM_EXISTS, 4, true],
    ['a stream, and there is none', STREAM_EXISTS, 0, false],
    ['the last revision', 3n, 4, true],
    ['a revision of a stream that does not exist', 1n, 0, false],
    ['an earlier revision', 1n, 4, false],
    ['a later revision', 4n, 4, false],
  ] as const)(
    'takes or refuses an append that expects %s',
    async (_case, expectedRevision, before, taken) => {
      const { client } = subject();
      if (before > 0) await client.appendToStream('s', samples(before));
      const appending = client.appendToStream('s', samples(4), { expectedRevision });
      if (taken) {
        expect((await appending).nextExpectedRevision).toBe(BigInt(before + 3));
        return;
      }
      await expect(appending).rejects.toThrow(WrongExpectedVersionError);
      await expect(appending).rejects.toMatchObject({
        streamName: 's',
        expectedVersion: expectedRevision,
        actualVersion: before === 0 ? NO_STREAM : BigInt(before - 1),
      });
    },
  );

  it('gives back JSON, bytes and text beyond ASCII, with whatever metadata', async () => {
    const { client } = subject();
    const bytes = Buffer.from([0, 255, 1, 254]);
    await client.appendToStream('s', [
      jsonEvent({ type: 'json', data: { index: 1 }, metadata: { how: 'meta' } }),
      jsonEvent({ type: 'text', data: 'CC ‐ 1830 😾' }),
      binaryEvent({ type: 'binary', data: bytes, metadata: bytes }),
    ]);
    const events = (await collected(client.readStream('s'))).map(({ event }) => event);
    expect(events).toMatchObject([
      { type: 'json', isJson: true, data: { index: 1 }, metadata: { how: 'meta' } },
      { type: 'text', isJson: true, data: 'CC ‐ 1830 😾', metadata: undefined },
      { type: 'binary', isJson: false },
    ]);
    const [, , binary] = events;
    expect([binary?.data, binary?.metadata].map((of) => Buffer.from(Object(of)))).toEqual([bytes, bytes]);
  });

  it('says when an event was written, and at which place: the last where the append ended', async () => {
    const { client } = subject();
    const before = Date.now();
    const { position } = await client.appendToStream('s', samples(3));
    const read = client.readStream('s', { maxCount: 1, fromRevision: END, direction: BACKWARDS });
    const [last] = await collected(read);
    expect(last?.event?.position).toEqual(position);
    expect(Number(last?.event?.created)).toBeGreaterThanOrEqual(before);
    expect(Number(last?.event?.created)).toBeLessThanOrEqual(Date.now());
  });

  it('reads a stream from a revision on, down from it, and so many', async () => {
    const { client } = subject();
    await client.appendToStream('s', samples(8));
    const revisions = async (options: Parameters<typeof client.readStream>[1]) =>
      (await collected(client.readStream('s', options))).map(({ event }) => event?.revision);
    expect(await revisions({ fromRevision: 1n })).toHaveLength(7);
    expect(await revisions({ direction: BACKWARDS, fromRevision: 1n })).toEqual([1n, 0n]);
    expect(await revisions({ maxCount: 2 })).toEqual([0n, 1n]);
    expect(await revisions({ fromRevision: 8n })).toEqual([]);
  });

  it('reads everything from a position on, the event there included', async () => {
    const { client } = subject();
    await client.appendToStream('a', samples(4));
    const all = await collected(client.readAll({ maxCount: 3 }));
    const [, , third] = all;
    expect(all).toHaveLength(3);
    const position = third?.event?.position;
    if (position === undefined) throw new Error('no position');
    expect(await collected(client.readAll({ maxCount: 1, fromPosition: position }))).toEqual([third]);
  });

  it('fails an append whose deadline is over, or that is too large, with the limit', async () => {
    const { client } = subject();
    await expect(client.appendToStream('late', samples(30_000), { deadline: 1 })).rejects.toThrow(
      DeadlineExceededError,
    );
    const text = 'x'.repeat(1_000);
    const events = Array.from({ length: 1_100 }, () => jsonEvent({ type: 'Large', data: { text } }));
    const large = client.appendToStream('large', events);
    await expect(large).rejects.toThrow(MaxAppendSizeExceededError);
    await expect(large).rejects.toMatchObject({ maxAppendSize: 1024 * 1024 });
    await expect(collected(client.readStream('large'))).rejects.toThrow(StreamNotFoundError);
  });

  it('deletes a stream only at the revision that is expected', async () => {
    const { client } = subject();
    await client.appendToStream('s', samples(4));
    for (const expectedRevision of [2n, NO_STREAM] as const) {
      const wrong = client.deleteStream('s', { expectedRevision });
      await expect(wrong).rejects.toThrow(WrongExpectedVersionError);
      await expect(wrong).rejects.toMatchObject({ streamName: 's' });
    }
    expect(await client.deleteStream('s', { expectedRevision: 3n })).toHaveProperty('position');
    await expect(collected(client.readStream('s', { maxCount: 1 }))).rejects.toThrow(StreamNotFoundError);
    await client.setStreamMetadata('implicit', { cacheControl: 10 });
    await client.deleteStream('implicit', { expectedRevision: NO_STREAM });
  });

  it('tombstones a stream only at the revision that is expected, or one that never was', async () => {
    const { client } = subject();
    await client.appendToStream('s', samples(4));
    for (const expectedRevision of [2n, NO_STREAM] as const) {
      await expect(client.tombstoneStream('s', { expectedRevision })).rejects.toThrow(
        WrongExpectedVersionError,
      );
    }
    await client.tombstoneStream('s', { expectedRevision: 3n });
    await client.tombstoneStream('never', { expectedRevision: NO_STREAM });
    for (const stream of ['s', 'never']) {
      const read = collected(client.readStream(stream, { maxCount: 10 }));
      await expect(read).rejects.toThrow(StreamDeletedError);
      await expect(read).rejects.toMatchObject({ streamName: stream });
      await expect(client.appendToStream(stream, sample(0))).rejects.toMatchObject({ streamName: stream });
    }
  });

  it('keeps every key of the metadata of a stream, and those of others', async () => {
    const { client } = subject();
    expect(await client.getStreamMetadata('s')).toEqual({ streamName: 's' });
    const roles = ['admin'];
    const acl = {
      readRoles: roles,
      writeRoles: roles,
      deleteRoles: roles,
      metaReadRoles: roles,
      metaWriteRoles: roles,
    };
    const metadata = { maxAge: 2, cacheControl: 15, truncateBefore: 1, maxCount: 12, acl, kitten: '😾' };
    await client.setStreamMetadata('s', metadata);
    expect((await client.getStreamMetadata('s')).metadata).toEqual(metadata);
    await client.setStreamMetadata('s', { maxCount: 2 });
    await client.appendToStream('s', samples(20));
    expect(await collected(client.readStream('s', { maxCount: 200 }))).toHaveLength(2);
  });

  it.each([
    ['names that begin so', streamNameFilter({ prefixes: ['wanted_'] })],
    ['names of a pattern', streamNameFilter({ regex: '^[a-z]*_stream_[ab]$' })],
    ['types that begin so', eventTypeFilter({ prefixes: ['Wanted'] })],
    ['types of a pattern', eventTypeFilter({ regex: '^[A-Z][a-z]*Event$' })],
  ])('sends a subscription the events of %s, and no others', async (_filter, filter) => {
    const { client } = subject();
    const wanted = (count: number) =>
      Array.from({ length: count }, (_, index) => jsonEvent({ type: 'WantedEvent', data: { index } }));
    await client.appendToStream('wanted_stream_a', wanted(8));
    await client.appendToStream('other-1', samples(40));
    await client.appendToStream('wanted_stream_b', wanted(8));
    const found = await collected(client.subscribeToAll({ filter }), 16);
    expect(found.map(({ event }) => event?.revision)).toEqual(
      [...Array(8).keys(), ...Array(8).keys()].map(BigInt),
    );
  });

  it('tells 6 or 7 checkpoints over 384 events of which each second window of 32 is told', async () => {
    const { client } = subject();
    const marker = await client.appendToStream('b', sample(0));
    await client.appendToStream('a', samples(8));
    const checkpoints: Position[] = [];
    const fromPosition = marker.position;
    if (fromPosition === undefined) throw new Error('no position');
    const filter = excludeSystemEvents({
      checkpointInterval: 2,
      checkpointReached: (_subscription, position) => void checkpoints.push(position),
    });
    const following = collected(client.subscribeToAll({ fromPosition, filter }), 384);
    for (let round = 0; round < 18; round += 1) await client.appendToStream('a', samples(20));
    await client.appendToStream('a', samples(16));
    expect(await following).toHaveLength(384);
    expect(checkpoints.length).toBeGreaterThanOrEqual(5);
    expect(checkpoints.length).toBeLessThanOrEqual(7);
  });

  it.each([
    ['the start', {}, 4, 8],
    ['the end', { fromRevision: END }, 0, 4],
    ['a revision, which it has seen', { fromRevision: 2n }, 1, 5],
  ] as const)('follows a stream from %s, and catches up once', async (_from, options, before, all) => {
    const { client } = subject();
    await client.appendToStream('s', samples(4));
    const found: ResolvedEvent[] = [];
    const told: string[] = [];
    const subscription = client.subscribeToStream('s', options);
    const ended = new Promise<void>((resolve) => void subscription.on('end', resolve));
    const live = new Promise<void>((resolve) => void subscription.on('caughtUp', () => resolve()));
    subscription
      .on('confirmation', () => void told.push('confirmation'))
      .on('caughtUp', () => void told.push(`caught up after ${found.length}`))
      .on('data', (event) => {
        found.push(event);
        if (found.length === all) void subscription.unsubscribe();
      });
    await live;
    await client.appendToStream('s', samples(4));
    await ended;
    expect(found).toHaveLength(all);
    expect(told).toEqual(['confirmation', `caught up after ${before}`]);
  });

  it('takes a flood of appends at once', async () => {
    const { client } = subject();
    const event = jsonEvent({ type: 'Flood', data: { text: 'x'.repeat(1_000) } });
    const appends = Array.from({ length: 1_000 }, () => {
      const { id: _id, ...fresh } = event;
      return client.appendToStream('flood', jsonEvent({ ...fresh, id: crypto.randomUUID() }));
    });
    const revisions = (await Promise.all(appends)).map(({ nextExpectedRevision }) => nextExpectedRevision);
    expect(new Set(revisions).size).toBe(1_000);
  });
});

describe('the double over TLS', () => {
  const subject = clientOnDouble({ tls: true, users: { admin: 'changeit' } });

  it('refuses an append by somebody unknown', async () => {
    const credentials = { username: 'AzureDiamond', password: 'hunter2' };
    await expect(subject().client.appendToStream('s', sample(0), { credentials })).rejects.toThrow(
      AccessDeniedError,
    );
  });
});
