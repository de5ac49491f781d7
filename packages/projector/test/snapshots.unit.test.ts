import { readdirSync, readFileSync, renameSync, utimesSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import {
  type DirectoryId,
  type DomainEvent,
  FOLD_VERSION,
  idpProfile,
  NO_EVENTS,
  revision,
  stateDigest,
} from '@rollcall/domain';
import { createMemoryEventStore } from '@rollcall/event-store';
import {
  asOf,
  createFileSnapshotStore,
  nearestState,
  type SnapshotAlarm,
  type SnapshotStore,
  writeSnapshot,
} from '@rollcall/projector';
import {
  appendHistory,
  badgeExtension,
  directoryOf,
  exampleDirectory,
  groupCreated,
  groupDeleted,
  groupLockChanged,
  historyOf,
  keyIssued,
  membershipChanged,
  opened,
  userCreated,
  userDeactivated,
  userErased,
} from '@rollcall/testing';
import * as E from 'fp-ts/lib/Either.js';
import { snapshotFolder } from './snapshot-folder';

const events: ReadonlyArray<DomainEvent> = [
  opened(),
  keyIssued('okta'),
  { type: 'PolicyAccepted', data: { text: '{}', hash: '00' } },
  userCreated('ana'),
  userCreated('bo'),
  groupCreated('g', 'Engineering'),
  membershipChanged('g', { added: ['ana', 'bo'] }),
  groupCreated('h', 'Sales'),
  groupDeleted('h', 'Sales'),
];

const storeOf = async (logged: ReadonlyArray<DomainEvent>) => {
  const store = createMemoryEventStore();
  await appendHistory(store, exampleDirectory, historyOf(logged));
  return store;
};

const written = async (of: ReadonlyArray<DomainEvent> = events, id: DirectoryId = exampleDirectory) => {
  const folder = snapshotFolder();
  const store = createFileSnapshotStore(folder);
  const directory = directoryOf(of, id);
  expect(E.isRight(await writeSnapshot(store, directory)())).toBe(true);
  const [name = ''] = readdirSync(folder);
  const path = join(folder, name);
  return { folder, store, path, bytes: readFileSync(path), directory };
};

/** The state that was found, and the alarms on the way to it. */
const found = async (folder: string, log: ReadonlyArray<DomainEvent> = events) => {
  const alarms: SnapshotAlarm[] = [];
  const snapshots = {
    store: createFileSnapshotStore(folder),
    onAlarm: (alarm: SnapshotAlarm) => alarms.push(alarm),
  };
  const state = await nearestState(snapshots, await storeOf(log), exampleDirectory)();
  if (E.isLeft(state)) throw new Error(state.left._tag);
  return { state: state.right, alarms };
};

describe('a snapshot', () => {
  it('holds the whole state', async () => {
    const { folder, directory } = await written();
    const { state, alarms } = await found(folder);
    expect(stateDigest(state)).toBe(stateDigest(directory));
    expect(alarms).toEqual([]);
  });

  it('holds declared extensions, the group lock and the profile of the identity provider', async () => {
    const settings: ReadonlyArray<DomainEvent> = [
      ...events,
      { type: 'SchemaExtensionDeclared', data: badgeExtension({ uniqueness: 'server' }) },
      { type: 'IdpProfileChosen', data: idpProfile('entra', { emptyTextClears: false }) },
      groupLockChanged({ sre: [null, 'g'], ops: [null, 'h'] }),
    ];
    const { folder, directory } = await written(settings);
    const { state, alarms } = await found(folder, settings);
    expect(stateDigest(state)).toBe(stateDigest(directory));
    expect([state.schemaExtensions, state.idpProfile, state.groupLock]).toEqual([
      directory.schemaExtensions,
      directory.idpProfile,
      directory.groupLock,
    ]);
    expect(state.groupLock.size).toBe(2);
    expect(alarms).toEqual([]);
  });

  it('is of the moment when it was begun', async () => {
    const store = createFileSnapshotStore(snapshotFolder());
    const directory = directoryOf(events.slice(0, 4));
    const writing = writeSnapshot(store, directory)();
    directory.setProvisioning(true);
    const key = await writing;
    expect(key).toMatchObject({ right: { revision: 3n, directory: exampleDirectory } });
  });

  it('clears away what a process left that ended while it wrote, and not what another one writes', async () => {
    const { folder, store, path, directory } = await written();
    const [left, growing] = [1, 2].map((pid) => `${path}.${pid}.unfinished`);
    for (const file of [left, growing]) writeFileSync(file ?? '', 'ana@example.com');
    const twoHoursAgo = Date.now() / 1_000 - 7_200;
    utimesSync(left ?? '', twoHoursAgo, twoHoursAgo);
    expect(E.isRight(await writeSnapshot(store, directory)())).toBe(true);
    expect(readdirSync(folder).sort()).toEqual([path, growing].map((file) => basename(file ?? '')).sort());
  });

  it('that is stopped while it is written leaves nothing behind', async () => {
    const folder = snapshotFolder();
    const stopping = new AbortController();
    const writing = writeSnapshot(createFileSnapshotStore(folder), directoryOf(events), stopping.signal)();
    stopping.abort();
    expect(await writing).toMatchObject({ left: { _tag: 'StorageFault' } });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is the nearest one before the revision asked for', async () => {
    const folder = snapshotFolder();
    const store = createFileSnapshotStore(folder);
    for (const length of [2, 5, 9]) await writeSnapshot(store, directoryOf(events.slice(0, length)))();
    const log = await storeOf(events);
    for (const [until, nearest] of [
      [0, -1n],
      [1, 1n],
      [6, 4n],
      [8, 8n],
    ] as const) {
      const state = await nearestState({ store }, log, exampleDirectory, { until: revision(until) })();
      expect(E.isRight(state) && state.right.revision).toBe(nearest);
    }
  });

  it('from before an erasure is not used for a past state, though it could not be removed', async () => {
    const people = [opened('any', true), userCreated('ana'), userCreated('bo'), userErased('ana')];
    const log = await storeOf([...people, userDeactivated('bo')]);
    const store = createFileSnapshotStore(snapshotFolder());
    for (const length of [2, 4]) await writeSnapshot(store, directoryOf(people.slice(0, length)))();
    const used: bigint[] = [];
    const spied: SnapshotStore = {
      ...store,
      read: (key, take) => {
        used.push(key.revision);
        return store.read(key, take);
      },
    };
    const { erased } = directoryOf(people);
    for (const at of [revision(2), revision(4)]) {
      const past = await asOf(
        log,
        exampleDirectory,
        { revision: at },
        { snapshots: { store: spied }, erased },
      )();
      expect(past).toMatchObject({ right: { revision: at } });
    }
    expect(used).toEqual([3n]);
  });

  it('shortens the way to a past state, and does not change it', async () => {
    const store = createFileSnapshotStore(snapshotFolder());
    await writeSnapshot(store, directoryOf(events.slice(0, 5)))();
    const log = await storeOf(events);
    const read: bigint[] = [];
    const counting = {
      ...log,
      readForwards: (...[stream, from, count]: Parameters<typeof log.readForwards>) => {
        read.push(from);
        return log.readForwards(stream, from, count);
      },
    };
    const past = await asOf(
      counting,
      exampleDirectory,
      { revision: revision(6) },
      { snapshots: { store } },
    )();
    expect(E.isRight(past) && stateDigest(past.right)).toBe(stateDigest(directoryOf(events.slice(0, 7))));
    expect(read).toEqual([4n, 5n]);
  });
});

describe('a snapshot that cannot be trusted is refused with an alarm, and the log is read instead', () => {
  const refusal = async (folder: string, log = events) => {
    const { state, alarms } = await found(folder, log);
    expect(state.revision).toBe(NO_EVENTS);
    expect(alarms).toHaveLength(1);
    return alarms[0];
  };

  it('when any byte of it was changed', async () => {
    const { folder, path, bytes } = await written();
    for (let at = 0; at < bytes.length; at++) {
      const changed = Buffer.from(bytes);
      changed.writeUInt8(changed.readUInt8(at) ^ (1 << (at % 8)), at);
      writeFileSync(path, changed);
      expect(await refusal(folder)).toMatchObject({ cause: 'Corrupted', key: { revision: 8n } });
    }
  });

  it('when it was cut short at any place', async () => {
    const { folder, path, bytes } = await written();
    for (let length = 0; length < bytes.length; length += 3) {
      writeFileSync(path, bytes.subarray(0, length));
      expect(await refusal(folder)).toMatchObject({ cause: 'Corrupted' });
    }
  });

  it('when something was added to it', async () => {
    const { folder, path, bytes } = await written();
    for (const more of ['x', 'more than a frame']) {
      writeFileSync(path, Buffer.concat([bytes, Buffer.from(more)]));
      expect(await refusal(folder)).toMatchObject({ cause: 'Corrupted' });
    }
  });

  it('when it is of another directory', async () => {
    const { folder, path } = await written(events, 'other' as DirectoryId);
    renameSync(path, path.replace('other_', `${exampleDirectory}_`));
    expect(await refusal(folder)).toMatchObject({ cause: 'Foreign' });
  });

  it('when it is of another revision than its name says', async () => {
    const { folder, path } = await written();
    renameSync(path, path.replace('@8.', '@7.'));
    expect(await refusal(folder)).toMatchObject({ cause: 'Foreign' });
  });

  it('when it is of another log', async () => {
    const { folder } = await written();
    const other = [opened('any'), ...events.slice(1)];
    expect(await refusal(folder, other)).toMatchObject({ cause: 'Foreign' });
  });

  it('when the log was cut back behind it', async () => {
    const { folder } = await written();
    expect(await refusal(folder, events.slice(0, 5))).toMatchObject({ cause: 'AheadOfLog' });
  });

  it('when another version of the fold made it', async () => {
    const { folder, path } = await written();
    renameSync(path, path.replace(`.fold${FOLD_VERSION}.`, '.fold99.'));
    expect(await refusal(folder)).toMatchObject({ cause: 'OtherFold' });
  });

  it('when another version of the fold made it and its name does not say so', async () => {
    const { folder, path, bytes } = await written();
    const other = bytes.toString('latin1').replace(`"foldVersion":${FOLD_VERSION}`, '"foldVersion":8');
    writeFileSync(path, other, 'latin1');
    expect(await refusal(folder)).toMatchObject({ cause: 'Corrupted' });
  });

  it('and an older one that can be is used', async () => {
    const { folder, store, path, bytes, directory } = await written();
    await writeSnapshot(store, directoryOf(events.slice(0, 3)))();
    writeFileSync(path, bytes.subarray(0, -1));
    const { state, alarms } = await found(folder);
    expect(state.revision).toBe(2n);
    expect(alarms).toHaveLength(1);
    expect(directory.revision).toBe(8n);
  });

  it('when the folder cannot be read', async () => {
    const folder = join(snapshotFolder(), 'file');
    writeFileSync(folder, 'a file where the folder should be');
    expect(await refusal(folder)).toMatchObject({ _tag: 'StorageFault' });
  });
});
