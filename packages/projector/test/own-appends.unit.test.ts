import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DirectoryId, type EventEnvelope, revision } from '@rollcall/domain';
import {
  type Appended,
  directoryStream,
  type EventStore,
  openSqliteEventStore,
  type ProposedEvent,
} from '@rollcall/event-store';
import { createProjector, type Projector } from '@rollcall/projector';
import { exampleDirectory, historyOf, opened, userCreated, userDeactivated } from '@rollcall/testing';
import * as E from 'fp-ts/lib/Either.js';

const events = [opened(), userCreated('ana'), userCreated('bo'), userDeactivated('ana'), userCreated('cy')];
const own = historyOf(events);
const other = 'other' as DirectoryId;
const foreign = historyOf(events, other);

const proposed = ({ id, event, metadata }: EventEnvelope): ProposedEvent => ({
  id,
  type: event.type,
  data: event.data,
  metadata,
});

const append = async (
  store: EventStore,
  id: DirectoryId,
  history: ReadonlyArray<EventEnvelope>,
): Promise<Appended> => {
  const [first, ...rest] = history;
  if (first === undefined) throw new Error('nothing to append');
  const batch = [proposed(first), ...rest.map(proposed)] as const;
  const appended = await store.append(directoryStream(id), revision(first.revision - 1n), batch)();
  if (E.isLeft(appended)) throw new Error(appended.left._tag);
  return appended.right;
};

const opening = async (path: string): Promise<EventStore> => {
  const store = await openSqliteEventStore({ path })();
  if (E.isLeft(store)) throw new Error(store.left.reason);
  return store.right;
};

describe('events that this process appended', () => {
  let folder: string;
  let store: EventStore;
  let elsewhere: EventStore;
  let projector: Projector;
  const readBack: string[] = [];

  const appendHere = async (history: ReadonlyArray<EventEnvelope>) =>
    projector.advance(exampleDirectory, history, await append(store, exampleDirectory, history));
  const appendElsewhere = async (history: ReadonlyArray<EventEnvelope>) => {
    await append(elsewhere, other, history);
  };
  const followedTo = async (last: bigint) =>
    expect(E.isRight(await projector.waitFor(other, revision(last), 5_000)())).toBe(true);

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'own-appends-'));
    store = await opening(join(folder, 'events.db'));
    elsewhere = await opening(join(folder, 'events.db'));
    readBack.length = 0;
    await appendElsewhere(foreign.slice(0, 1));
    const watched: EventStore = {
      ...store,
      subscribe: (start) => {
        const subscription = store.subscribe(start);
        return {
          ...subscription,
          async *[Symbol.asyncIterator]() {
            for await (const message of subscription) {
              if (message._tag === 'Events')
                readBack.push(...message.events.map(({ stream, revision: at }) => `${stream} ${at}`));
              yield message;
            }
          },
        };
      },
    };
    projector = createProjector({ store: watched });
    projector.start();
    await projector.ready();
  });

  afterEach(async () => {
    await projector.stop();
    await store.close();
    await elsewhere.close();
    rmSync(folder, { recursive: true });
  });

  it('are folded, and need not be read back', async () => {
    const many = historyOf([opened(), ...Array.from({ length: 30 }, (_, n) => userCreated(`user${n}`))]);
    // One may be read in the moment between its commit and the news of it, on a busy machine many.
    for (const event of many) await appendHere([event]);
    await appendElsewhere(foreign.slice(1, 2));
    await followedTo(1n);
    expect(projector.directory(exampleDirectory).revision).toBe(30n);
    expect(readBack).toEqual(expect.arrayContaining(['scimDirectory-other_0 0', 'scimDirectory-other_0 1']));
    expect(readBack.length).toBeLessThan(2 + many.length);
  });

  it('hide nothing that another process appended in between', async () => {
    for (const [index, event] of own.entries()) {
      if (index > 0) await appendElsewhere(foreign.slice(index, index + 1));
      await appendHere([event]);
    }
    await followedTo(4n);
    expect(projector.directory(exampleDirectory).revision).toBe(4n);
    expect(projector.directory(other).userCount).toBe(3);
  });

  it('are read when the state here did not reach them', async () => {
    const appended = await append(store, exampleDirectory, own);
    projector.advance(exampleDirectory, own.slice(3), appended);
    const caught = await projector.waitFor(exampleDirectory, revision(4), 5_000)();
    expect(E.isRight(caught)).toBe(true);
  });
});
