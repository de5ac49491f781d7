import {
  type DirectoryId,
  type EventEnvelope,
  groupId,
  revision,
  stateDigest,
  userId,
} from '@rollcall/domain';
import {
  type Appended,
  createMemoryEventStore,
  directoryStream,
  type EventStore,
  type ProposedEvent,
  type SubscriptionMessage,
} from '@rollcall/event-store';
import { createProjector, type ProjectorStatus, replay } from '@rollcall/projector';
import {
  exampleDirectory,
  groupCreated,
  historyOf,
  membershipChanged,
  opened,
  userCreated,
  userDeactivated,
} from '@rollcall/testing';
import * as E from 'fp-ts/lib/Either.js';
import { firstValueFrom } from 'rxjs';
import { filter } from 'rxjs/operators';

const events = [opened(), userCreated('ana'), groupCreated('g'), membershipChanged('g', { added: ['ana'] })];
const history = historyOf([...events, userDeactivated('ana')]);

const proposed = ({ id, event, metadata }: EventEnvelope): ProposedEvent => ({
  id,
  type: event.type,
  data: event.data,
  metadata,
});

const append = async (
  store: EventStore,
  id: DirectoryId,
  own: ReadonlyArray<ProposedEvent>,
  expected = -1n,
): Promise<Appended> => {
  const [first, ...rest] = own;
  if (first === undefined) throw new Error('nothing to append');
  const appended = await store.append(directoryStream(id), revision(expected), [first, ...rest])();
  if (E.isLeft(appended)) throw new Error(appended.left._tag);
  return appended.right;
};

const started = async (store: EventStore) => {
  const projector = createProjector({ store });
  projector.start();
  await projector.ready();
  return projector;
};

describe('a projector', () => {
  it('knows what was in the store when it started, and what comes later', async () => {
    const store = createMemoryEventStore();
    await append(store, exampleDirectory, history.slice(0, 4).map(proposed));
    const projector = await started(store);
    const directory = projector.directory(exampleDirectory);
    expect(directory.revision).toBe(3n);
    expect([...directory.membersOf(groupId('g'))]).toEqual(['ana']);
    await append(store, exampleDirectory, history.slice(4).map(proposed), 3n);
    const later = await projector.waitFor(exampleDirectory, revision(4), 5_000)();
    expect(E.isRight(later) && later.right.user(userId('ana'))?.active).toBe(false);
    expect(later).toEqual(E.right(directory));
    await projector.stop();
  });

  it('has the state that a replay from zero gives', async () => {
    const store = createMemoryEventStore();
    await append(store, exampleDirectory, history.map(proposed));
    const projector = await started(store);
    const replayed = await replay(store, exampleDirectory)();
    expect(E.isRight(replayed) && stateDigest(replayed.right)).toBe(
      stateDigest(projector.directory(exampleDirectory)),
    );
    await projector.stop();
  });

  it('replays to any revision', async () => {
    const store = createMemoryEventStore();
    await append(store, exampleDirectory, history.map(proposed));
    const before = await replay(store, exampleDirectory, { until: revision(3) })();
    expect(E.isRight(before) && before.right.user(userId('ana'))?.active).toBe(true);
    expect(E.isRight(before) && before.right.revision).toBe(3n);
  });

  it('catches up on demand, without following', async () => {
    const store = createMemoryEventStore();
    await append(store, exampleDirectory, history.map(proposed));
    const projector = createProjector({ store });
    expect(projector.directory(exampleDirectory).revision).toBe(-1n);
    const [one, two] = await Promise.all([
      projector.catchUp(exampleDirectory)(),
      projector.catchUp(exampleDirectory)(),
    ]);
    expect(E.isRight(one) && one.right.revision).toBe(4n);
    expect(two).toBe(one);
  });

  it('tells of every fold, once', async () => {
    const store = createMemoryEventStore();
    const projector = createProjector({ store });
    const revisions: bigint[] = [];
    projector.changes$.subscribe((change) => revisions.push(...change.events.map((event) => event.revision)));
    projector.start();
    const appended = await append(store, exampleDirectory, history.map(proposed));
    projector.advance(exampleDirectory, history, appended);
    await projector.waitFor(exampleDirectory, revision(4), 5_000)();
    await projector.catchUp(exampleDirectory)();
    await projector.stop();
    expect(revisions).toEqual([0n, 1n, 2n, 3n, 4n]);
  });

  it('reads what is missing when events arrive out of turn', async () => {
    const store = createMemoryEventStore();
    const appended = await append(store, exampleDirectory, history.map(proposed));
    const projector = createProjector({ store });
    const [last] = history.slice(-1);
    if (last !== undefined) projector.advance(exampleDirectory, [last], appended);
    const caught = await projector.waitFor(exampleDirectory, revision(4), 5_000)();
    expect(E.isRight(caught)).toBe(true);
  });

  it('answers how far it got when a revision does not come in time', async () => {
    const projector = createProjector({ store: createMemoryEventStore() });
    expect(await projector.waitFor(exampleDirectory, revision(7), 10)()).toEqual(
      E.left({ _tag: 'StillBehind', asked: 7n, reached: -1n }),
    );
  });
});

describe('an event that nobody can decode', () => {
  const other = 'other' as DirectoryId;
  const poisoned = async () => {
    const store = createMemoryEventStore();
    const [first, second, third] = history.map(proposed);
    if (!first || !second || !third) throw new Error('too short');
    await append(store, exampleDirectory, [first, { ...second, type: 'UserPromoted' }, third]);
    const others = historyOf(events, other).map(proposed);
    await append(store, other, others);
    return store;
  };

  it('parks its directory with the reason, and no other', async () => {
    const projector = await started(await poisoned());
    expect(projector.parked(exampleDirectory)).toMatchObject({
      revision: 1n,
      reason: expect.stringContaining('UserPromoted'),
    });
    expect(await projector.catchUp(exampleDirectory)()).toMatchObject({ left: { _tag: 'Parked' } });
    expect(await projector.waitFor(exampleDirectory, revision(2), 1_000)()).toMatchObject({
      left: { _tag: 'Parked' },
    });
    expect(projector.parked(other)).toBeUndefined();
    expect(projector.directory(other).revision).toBe(3n);
    await projector.stop();
  });

  it('ends a replay with the reason', async () => {
    const replayed = await replay(await poisoned(), exampleDirectory)();
    expect(replayed).toMatchObject({ left: { _tag: 'Parked', revision: 1n } });
  });
});

describe('a log that is that of another directory', () => {
  it('is no history of this one', async () => {
    const store = createMemoryEventStore();
    await append(store, 'other' as DirectoryId, history.map(proposed));
    const projector = await started(store);
    expect(projector.parked('other' as DirectoryId)).toMatchObject({
      revision: 0n,
      reason: 'event 0 is of directory example, in whose log it belongs',
    });
    expect(projector.directory('other' as DirectoryId).settings).toBeUndefined();
    await projector.stop();
  });
});

describe('an event that was altered in the store', () => {
  const [, , , joined, ...rest] = history.map(proposed);
  const before = history.slice(0, 3).map(proposed);
  const altered = async (id = exampleDirectory) => {
    if (joined === undefined) throw new Error('too short');
    const store = createMemoryEventStore();
    const edited = { ...joined, data: { groupId: 'g', added: ['eve'], removed: [] } };
    await append(store, id, [...before, edited, ...rest]);
    return store;
  };

  it('parks its directory, and tells whoever listens, then or later', async () => {
    const projector = await started(await altered());
    const parked = {
      directoryId: exampleDirectory,
      revision: 3n,
      reason: expect.stringContaining('altered'),
    };
    expect(projector.parked(exampleDirectory)).toMatchObject(parked);
    expect(await firstValueFrom(projector.parked$)).toMatchObject(parked);
    expect([...projector.directory(exampleDirectory).membersOf(groupId('g'))]).toEqual([]);
    await projector.stop();
  });

  it('is found when it comes while the store is followed', async () => {
    const store = createMemoryEventStore();
    await append(store, exampleDirectory, before);
    const projector = await started(store);
    const stopped = firstValueFrom(projector.parked$);
    const { metadata, ...event } = joined ?? { metadata: {} };
    const forged = { ...event, metadata: { ...Object(metadata), digest: '00' } };
    await append(store, exampleDirectory, [forged as ProposedEvent], 2n);
    expect(await stopped).toMatchObject({ revision: 3n });
    expect(await projector.catchUp(exampleDirectory)()).toMatchObject({ left: { _tag: 'Parked' } });
    await projector.stop();
  });

  it('ends a replay', async () => {
    const replayed = await replay(await altered(), exampleDirectory)();
    expect(replayed).toMatchObject({ left: { _tag: 'Parked', revision: 3n } });
  });
});

describe('an event that is lost from the store', () => {
  /** The store without one event; of the reads so many fail first. */
  const losing = (store: EventStore, lost: bigint, failing = 0): EventStore => {
    let failures = failing;
    return {
      ...store,
      readForwards: (stream, from, maxCount) => async () => {
        if (failures-- > 0) return E.left({ _tag: 'Unavailable', reason: 'line cut' });
        const read = await store.readForwards(stream, from, maxCount)();
        return E.isLeft(read) ? read : E.right(read.right.filter(({ revision: at }) => at !== lost));
      },
      subscribe: (start) => {
        const inner = store.subscribe(start);
        return {
          close: () => inner.close(),
          async *[Symbol.asyncIterator](): AsyncIterator<SubscriptionMessage> {
            for await (const message of inner) {
              yield message._tag === 'Events'
                ? { ...message, events: message.events.filter(({ revision: at }) => at !== lost) }
                : message;
            }
          },
        };
      },
    };
  };
  const parked = { directoryId: exampleDirectory, reason: 'event 3 is missing: the next one found is 4' };

  it('parks its directory: what followed must not be answered without it', async () => {
    const store = createMemoryEventStore();
    await append(store, exampleDirectory, history.map(proposed));
    const projector = await started(losing(store, 3n));
    expect(projector.parked(exampleDirectory)).toMatchObject(parked);
    expect(await projector.catchUp(exampleDirectory)()).toMatchObject({ left: parked });
    await projector.stop();
  });

  it('parks it as soon as the store can be asked for it', async () => {
    const store = createMemoryEventStore();
    await append(store, exampleDirectory, history.map(proposed));
    const projector = await started(losing(store, 3n, 2));
    expect(projector.parked(exampleDirectory)).toMatchObject(parked);
    await projector.stop();
  });
});

describe('a subscription that drops', () => {
  it('is taken up again after the last event handled, and none is folded twice or left out', async () => {
    const store = createMemoryEventStore();
    await append(store, exampleDirectory, history.slice(0, 2).map(proposed));
    let drops = 2;
    const dropping: EventStore = {
      ...store,
      subscribe: (start) => {
        const inner = store.subscribe(start);
        const drop = drops-- > 0;
        return {
          close: () => inner.close(),
          async *[Symbol.asyncIterator](): AsyncIterator<SubscriptionMessage> {
            for await (const message of inner) {
              yield message;
              if (drop && message._tag === 'Events') {
                yield { _tag: 'Dropped', error: { _tag: 'Unavailable', reason: 'line cut' } };
                return;
              }
            }
          },
        };
      },
    };
    const projector = createProjector({ store: dropping });
    const seen: bigint[] = [];
    const statuses: ProjectorStatus['_tag'][] = [];
    projector.changes$.subscribe((change) => seen.push(...change.events.map((event) => event.revision)));
    projector.status$.subscribe((status) => statuses.push(status._tag));
    projector.start();
    await firstValueFrom(projector.status$.pipe(filter((status) => status._tag === 'Retrying')));
    await append(store, exampleDirectory, history.slice(2).map(proposed), 1n);
    await projector.waitFor(exampleDirectory, revision(4), 5_000)();
    await projector.ready();
    expect(seen).toEqual([0n, 1n, 2n, 3n, 4n]);
    expect(statuses.filter((status) => status === 'Retrying')).toHaveLength(2);
    await projector.stop();
    expect(statuses.at(-1)).toBe('Stopped');
  });

  it('is given up when access is denied', async () => {
    const store: EventStore = {
      ...createMemoryEventStore(),
      subscribe: () => ({
        close: () => undefined,
        async *[Symbol.asyncIterator](): AsyncIterator<SubscriptionMessage> {
          yield { _tag: 'Dropped', error: { _tag: 'AccessDenied', reason: 'bad password' } };
        },
      }),
    };
    const projector = createProjector({ store });
    projector.start();
    const status = await firstValueFrom(projector.status$.pipe(filter((one) => one._tag === 'Stopped')));
    expect(status).toEqual({ _tag: 'Stopped', reason: 'bad password' });
  });
});
