import { revision } from '@rollcall/domain';
import type { EventStore } from '@rollcall/event-store';
import { connectEventStoreDb } from '@rollcall/event-store-esdb';
import { type EventStoreDbDouble, startEventStoreDbDouble } from '@rollcall/testing/eventstoredb-double';
import * as E from 'fp-ts/lib/Either.js';
import type { HourOfRequests, RequestLogFault, Retention } from '../src/requests/request-log';
import { requestStream } from '../src/requests/request-stream';
import { createStreamRequestLog } from '../src/requests/stream-request-log';
import { directory } from './directory-id';
import { eventually } from './eventually';
import { ask, idsOf, noted, stranger } from './noted-requests';

const MINUTE: Retention = { milliseconds: 60_000, requests: 1_000, strangers: 100 };
const stream = requestStream(directory);
const metadataStream = `$$${stream}`;

let double: EventStoreDbDouble;
const stores: EventStore[] = [];

const connected = (): EventStore => {
  const store = connectEventStoreDb(double.connectionString());
  if (E.isLeft(store)) throw new Error(store.left.reason);
  stores.push(store.right);
  return store.right;
};

const metadata = (): unknown =>
  JSON.parse(Buffer.from(double.storage.backwards(metadataStream, 99n, 1)[0]?.data ?? []).toString('utf8'));

beforeEach(async () => {
  double = await startEventStoreDbDouble();
});
afterEach(async () => {
  await Promise.all(stores.splice(0).map((store) => store.close()));
  await double.dispose();
});

describe('a request log on EventStoreDB (double)', () => {
  it('is a stream of its own that tells the server how long and how many to keep', async () => {
    const log = createStreamRequestLog({ store: connected(), retention: MINUTE });
    log.note(noted('r1', { status: 409, scimType: 'uniqueness', detail: 'taken' }));
    await log.close();
    expect(metadata()).toEqual({ $maxAge: 60, $maxCount: 1_000 });
    const [event] = double.storage.forwards(stream, 0n, 9);
    expect(event).toMatchObject({ stream: 'scimRequests-example', type: 'ScimRequestAnswered' });
    expect(await idsOf(createStreamRequestLog({ store: connected() }))).toEqual(['r1']);
  });

  it('leaves limits alone that an operator set, and other metadata beside its own', async () => {
    const store = connected();
    const log = createStreamRequestLog({ store, retention: MINUTE });
    const event = { isJson: true, metadata: Buffer.alloc(0), type: '$metadata' };
    const set = (id: string, data: string) =>
      double.storage.append(metadataStream, { _tag: 'Any' }, [{ ...event, id, data: Buffer.from(data) }]);
    set('one', '{"$acl":{"$r":"auditors"}}');
    log.note(noted('r1'));
    await log.close();
    expect(metadata()).toEqual({ $acl: { $r: 'auditors' }, $maxAge: 60, $maxCount: 1_000 });
    set('two', '{"$maxAge":5}');
    const next = createStreamRequestLog({ store, retention: MINUTE });
    next.note(noted('r2'));
    await next.close();
    expect(metadata()).toEqual({ $maxAge: 5 });
  });

  it('shows nothing that is too old, and goes on after all of it was', async () => {
    const log = createStreamRequestLog({ store: connected(), retention: MINUTE });
    log.note(noted('old'));
    expect(await idsOf(log)).toEqual(['old']);
    double.storage.now = () => Date.now() + 61_000;
    const later = createStreamRequestLog({ store: connected() });
    expect(await ask(later)).toEqual({ requests: [], next: undefined });
    const other = createStreamRequestLog({ store: connected(), retention: MINUTE });
    other.note(noted('new'));
    expect(await ask(other)).toMatchObject({ requests: [{ requestId: 'new', place: 2 }] });
  });

  it('is written by several processes at once, none of which loses or doubles a request', async () => {
    const logs = [1, 2, 3].map(() => createStreamRequestLog({ store: connected() }));
    for (let n = 0; n < 300; n++) logs[n % 3]?.note(noted(`r${n}`));
    await Promise.all(logs.map((log) => log.close()));
    const [log = createStreamRequestLog({ store: connected() })] = logs;
    const ids = await idsOf(log, { limit: 1_000 });
    expect(new Set(ids).size).toBe(300);
    expect(ids).toHaveLength(300);
  });

  it('resends what the server did not answer, and doubles nothing', async () => {
    const log = createStreamRequestLog({ store: connected() });
    log.note(noted('r1'));
    expect(await idsOf(log)).toEqual(['r1']);
    double.faults.next('Append', { _tag: 'WriteThenDrop' });
    log.note(noted('r2'));
    expect(await idsOf(log)).toEqual(['r2', 'r1']);
    double.faults.next('Append', { _tag: 'Drop' });
    log.note(noted('r3'));
    expect(await idsOf(log)).toEqual(['r3', 'r2', 'r1']);
  });

  it('holds up nobody while the store is away, says so, keeps the newest and writes them later', async () => {
    const faults: RequestLogFault[] = [];
    const log = createStreamRequestLog({ store: connected(), onFault: (fault) => faults.push(fault) });
    await double.stop();
    for (let n = 0; n < 10_050; n++) log.note(noted(`r${n}`));
    expect(E.isLeft(await log.query(directory, { filter: {}, limit: 1 })())).toBe(true);
    expect(faults).toMatchObject([{ _tag: 'RequestLogFault' }]);
    await double.start();
    await log.close();
    const last = createStreamRequestLog({ store: connected() });
    expect(await idsOf(last, { limit: 1 })).toEqual(['r10049']);
    expect(double.storage.currentRevision(stream)).toBe(9_999n);
    expect(new TextDecoder().decode(double.storage.forwards(stream, 0n, 1)[0]?.data)).toContain('"r50"');
  });

  it('takes so many requests of strangers a day, and any number with a key', async () => {
    const log = createStreamRequestLog({ store: connected(), retention: { ...MINUTE, strangers: 2 } });
    for (const id of ['s1', 's2', 's3']) log.note(stranger(id));
    log.note(noted('known'));
    expect(await idsOf(log)).toEqual(['known', 's2', 's1']);
  });

  it('tells a body that would take much room by its size alone', async () => {
    const log = createStreamRequestLog({ store: connected() });
    const attributes = Array.from({ length: 300 }, (_, n) => `attribute-with-a-long-name-${n}`);
    log.note(noted('large', { body: () => ({ bytes: 300_000, attributes }) }));
    log.note(noted('small'));
    const { requests } = await ask(log);
    expect(requests.map(({ body }) => body)).toEqual([{ bytes: 2 }, { bytes: 300_000 }]);
  });

  it('shows what other processes write while it is asked again and again', async () => {
    const log = createStreamRequestLog({ store: connected() });
    const other = createStreamRequestLog({ store: connected() });
    for (let n = 0; n < 3; n++) {
      log.note(noted(`r${n}`));
      await ask(log);
      await eventually(async () => (await idsOf(other)).length > n, `r${n} is shown`);
    }
    expect(await idsOf(other)).toEqual(['r2', 'r1', 'r0']);
  });

  it('looks at so many at once for what is rare, and tells where to go on', async () => {
    const log = createStreamRequestLog({ store: connected() });
    log.note(noted('rare', { status: 500 }));
    const bytes = Buffer.from(JSON.stringify({ ...noted('r'), revisions: [] }));
    await ask(log);
    const event = { type: 'ScimRequestAnswered', isJson: true, metadata: Buffer.alloc(0), data: bytes };
    // What one query looks at: the rare one is the next.
    const many = Array.from({ length: 10_000 }, (_, n) => ({ ...event, id: String(n) }));
    double.storage.append(stream, { _tag: 'Any' }, many);
    const rare = { filter: { status: { least: 500, most: 599 } } };
    const asked = createStreamRequestLog({ store: connected() });
    const first = await ask(asked, rare);
    expect(first.requests).toEqual([]);
    expect(await idsOf(asked, { ...rare, before: first.next })).toEqual(['rare']);
    expect(await ask(asked, { filter: { since: new Date(Date.now() + 3_600_000) } })).toEqual({
      requests: [],
      next: undefined,
    });
    const hours = await asked.traffic(directory, new Date(Date.now() - 3_600_000))();
    const counted = E.getOrElse<RequestLogFault, ReadonlyArray<HourOfRequests>>(() => [])(hours);
    expect(counted.reduce((all, { requests }) => all + requests, 0)).toBe(10_001);
  });

  it('passes over what somebody else wrote into the stream', async () => {
    const store = connected();
    const log = createStreamRequestLog({ store });
    log.note(noted('r1', { revisions: [revision(9)] }));
    await ask(log);
    const event = {
      id: 'x',
      type: 'Other',
      isJson: true,
      metadata: Buffer.alloc(0),
      data: Buffer.from('{}'),
    };
    double.storage.append(stream, { _tag: 'Any' }, [event]);
    log.note(noted('r2'));
    expect(await idsOf(log)).toEqual(['r2', 'r1']);
  });
});
