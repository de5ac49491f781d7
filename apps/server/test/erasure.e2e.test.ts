import { copyFileSync, mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { commandId, parseDirectoryId, requestId, sealEvents, stateDigest, userId } from '@rollcall/domain';
import { type MasterKey, openPersonKeys, parseMasterKey } from '@rollcall/erasure';
import { directoryStream, openSqliteEventStore } from '@rollcall/event-store';
import { createFileSnapshotStore, replay } from '@rollcall/projector';
import { HistoryVerifier } from '@rollcall/transparency';
import * as E from 'fp-ts/lib/Either.js';
import { walkHistory } from '../src/checkpoints/walk-history';
import { eventually } from './eventually';
import { addMembers, oktaGroup, oktaUser, patch, removeMember } from './okta-bodies';
import { expectStatus, provision, startTestServer, type TestServer, temporaryStore } from './test-server';

const right = <A>(either: E.Either<unknown, A>): A => {
  if (E.isLeft(either)) throw new Error(JSON.stringify(either.left));
  return either.right;
};

const known = <A>(value: A | undefined): A => {
  if (value === undefined) throw new Error('not there');
  return value;
};

const directory = right(parseDirectoryId('example'));
const masterKey: MasterKey = known(parseMasterKey('5'.repeat(64)));

/** Of Zelda, who is to be erased. Nobody else has any of it. */
const personal = [
  'zelda.quux@example.com',
  'zelda.married@example.com',
  'Zelda',
  'Quux',
  'Chief of Zeppelins',
  '+44 1632 960961',
];
const zelda = {
  ...oktaUser('zelda.quux@example.com', 'Zelda', 'Quux'),
  phoneNumbers: [{ value: '+44 1632 960961', type: 'work' }],
};
const married = {
  userName: 'zelda.married@example.com',
  emails: [{ primary: true, value: 'zelda.married@example.com', type: 'work' }],
  title: 'Chief of Zeppelins',
};

/** Files of the store's folder that hold something personal of Zelda's, with what they hold. */
const traces = (path: string): ReadonlyArray<string> =>
  readdirSync(dirname(path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .flatMap((entry) => {
      const bytes = readFileSync(join(entry.parentPath, entry.name));
      return personal.filter((text) => bytes.includes(text)).map((text) => `${entry.name}: ${text}`);
    });

const start = (path: string) =>
  startTestServer({
    path,
    masterKey,
    snapshots: { store: createFileSnapshotStore(`${path}.snapshots`), everyEvents: 3 },
  });

const snapshotsBefore = (path: string, revision: number): ReadonlyArray<string> => {
  mkdirSync(`${path}.snapshots`, { recursive: true });
  return readdirSync(`${path}.snapshots`).filter(
    (name) => Number(/@(\d+)/.exec(name)?.[1] ?? revision) < revision,
  );
};

const snapshotsFrom = (path: string, revision: number): ReadonlyArray<string> =>
  snapshotsBefore(path, Number.MAX_SAFE_INTEGER).filter(
    (name) => Number(/@(\d+)/.exec(name)?.[1]) > revision,
  );

/** Zelda with a history: created, married, promoted, in a group, asked for in every wrong way. */
const live = async (server: TestServer): Promise<{ key: string; id: string; group: string }> => {
  const key = await provision(server, 'example', { erasable: true });
  const scim = server.scim(key);
  const { id } = await expectStatus(scim('POST', '/Users', zelda), 201);
  const bo = await expectStatus(scim('POST', '/Users', oktaUser('bo@example.com', 'Bo', 'Diddley')), 201);
  await expectStatus(scim('PATCH', `/Users/${id}`, patch({ op: 'replace', value: married })), 200);
  const { id: group } = await expectStatus(
    scim('POST', '/Groups', oktaGroup('Engineering', [id, bo.id])),
    201,
  );
  await expectStatus(scim('POST', '/Users', { ...zelda, ...married }), 409);
  await expectStatus(scim('POST', '/Users', { ...zelda, userName: 'Zelda' }), 400);
  await expectStatus(scim('GET', '/Users/zelda.quux@example.com'), 404);
  await expectStatus(scim('GET', '/Users/Zelda'), 404);
  await scim('GET', `/Users?filter=${encodeURIComponent('userName eq "zelda.quux@example.com"')}`);
  await scim('PATCH', `/Groups/${group}`, removeMember('zelda.quux@example.com'));
  await scim('PATCH', `/Groups/${group}`, addMembers('Zelda'));
  return { key, id, group };
};

const erase = (server: TestServer, reference: string, confirm: string) =>
  server.admin('POST', `/directories/example/users/${encodeURIComponent(reference)}/erase`, { confirm });

describe('a person in an erasable directory', () => {
  const { path, remove } = temporaryStore();
  let server: TestServer;
  let other: TestServer;
  let person: { key: string; id: string; group: string };
  let revision: number;

  beforeAll(async () => {
    server = await start(path);
    other = await start(path);
    person = await live(server);
    await eventually(() => traces(path).length > 0, 'a trace is there');
    await expectStatus(other.scim(person.key)('GET', `/Users/${person.id}`), 200);
  });
  afterAll(async () => {
    await server.close();
    await other.close();
    remove();
  });

  it('is in the clear in no file but the snapshots while they are here', () => {
    const where = new Set(
      traces(path).map((trace) => trace.split(':')[0]?.replace(/.*\.snapshot.*/, 'a snapshot')),
    );
    expect([...where]).toEqual(['a snapshot']);
  });

  it('is erased only when the id is repeated', async () => {
    const refused = await expectStatus(erase(server, 'zelda.married@example.com', 'zelda'), 400);
    expect(refused.body.error).toMatchObject({
      code: 'confirmation-differs',
      message: expect.stringContaining(`repeat the id of the person: "${person.id}". Nothing was changed.`),
    });
    await expectStatus(server.scim(person.key)('GET', `/Users/${person.id}`), 200);
    await expectStatus(erase(server, 'nobody@example.com', 'nobody@example.com'), 404);
  });

  it('then is gone from the directory, in every process, and in no file any more', async () => {
    const erased = await expectStatus(erase(server, 'zelda.quux@example.com', person.id), 200);
    expect(erased.body).toMatchObject({ userId: person.id, stillNamedBy: [] });
    revision = Number(erased.body.revision);
    for (const one of [server, other]) {
      const scim = one.scim(person.key);
      await expectStatus(scim('GET', `/Users/${person.id}`), 404);
      expect((await scim('GET', '/Users')).body).toMatchObject({ totalResults: 1 });
      expect((await scim('GET', `/Groups/${person.group}`)).body.members).toHaveLength(1);
    }
    await eventually(() => snapshotsBefore(path, revision).length === 0, 'old snapshots are gone');
    expect(traces(path)).toEqual([]);
  });

  it('cannot be decrypted by a process that had the key', async () => {
    await eventually(
      () => other.rollcall.projector.directory(directory).erased.size === 1,
      'it is erased there',
    );
    const { keys } = other.rollcall;
    const left = () => right(known(keys).of(directory, [userId(person.id)]));
    await eventually(() => left().size === 0, 'no key is left');
    expect(left().size).toBe(0);
  });

  it('is shown as erased by the audit trail and by every export', async () => {
    for (const one of [server, other]) {
      const { body, text } = await one.admin('GET', `/directories/example/audit/users/${person.id}`);
      expect(JSON.stringify(body)).toContain(`erased person ${person.id}`);
      for (const value of personal) expect(text).not.toContain(value);
      for (const format of ['ndjson', 'csv', 'ocsf', 'ecs', 'asim', 'cadf']) {
        const exported = await one.admin('GET', `/directories/example/audit/export?format=${format}`);
        expect(exported.status).toBe(200);
        expect(exported.text).toContain(`erased person ${person.id}`);
        for (const value of personal) expect(exported.text).not.toContain(value);
      }
      const logged = await one.admin('GET', '/directories/example/requests');
      for (const value of personal) expect(logged.text).not.toContain(value);
    }
    const { body } = await server.admin('GET', `/directories/example/audit/${revision}`);
    expect(body.entries).toMatchObject([
      { event: 'UserErased', action: 'DELETE', target: { type: 'USER', id: person.id } },
    ]);
  });

  it('is in the past as one who is erased', async () => {
    const { body } = await server.admin('GET', `/directories/example/users?revision=${revision - 2}`);
    expect(body.users).toMatchObject([
      { id: person.id, userName: `erased person ${person.id}`, groups: ['Engineering'] },
      { userName: 'bo@example.com' },
    ]);
  });

  it('leaves a chain that holds without keys, and a state that a replay builds anew', async () => {
    const verifier = new HistoryVerifier(directory);
    right(await walkHistory(server.rollcall.log, directory, (event) => verifier.add(event))());
    expect(verifier.verdict()).toMatchObject({ _tag: 'Intact' });
    const view = await server.rollcall.projector.catchUp(directory)();
    const replayed = right(await replay(server.rollcall.store, directory)());
    expect(stateDigest(replayed)).toBe(stateDigest(right(view)));
  });

  it('is erased once, and may come back as somebody else', async () => {
    const again = await expectStatus(erase(other, person.id, person.id), 200);
    expect(Number(again.body.revision)).toBe(revision);
    const back = await expectStatus(
      other.scim(person.key)('POST', '/Users', oktaUser('back@example.com')),
      201,
    );
    expect(back.id).not.toBe(person.id);
  });
});

describe('an erasure', () => {
  const { path, remove } = temporaryStore();
  afterAll(remove);

  it('that a process recorded and did not finish is finished by the next', async () => {
    const server = await start(path);
    const { id, key } = await live(server);
    await eventually(() => traces(path).length > 0, 'a trace is there');
    await expectStatus(server.scim(key)('DELETE', `/Users/${id}`), 204);
    const { revision, digest } = server.rollcall.projector.directory(directory);
    await server.close();

    const log = right(await openSqliteEventStore({ path })());
    const [erasure] = sealEvents(
      { id: directory, revision, digest },
      [{ type: 'UserErased', data: { userId: userId(id) } }],
      {
        actor: { type: 'system', name: 'test' },
        commandId: commandId('c'),
        occurredAt: new Date().toISOString(),
        origin: 'CLI',
        requestId: requestId('r'),
        source: {},
      },
    );
    const { event, metadata, id: eventId } = known(erasure);
    right(
      await log.append(directoryStream(directory), revision, [
        { id: eventId, type: event.type, data: event.data, metadata },
      ])(),
    );
    await log.close();
    expect(traces(path)).not.toEqual([]);

    const next = await start(path);
    await eventually(() => traces(path).length === 0, 'no trace is left');
    const keys = right(openPersonKeys({ path: `${path}.keys.db`, master: masterKey }));
    await eventually(() => right(keys.of(directory, [userId(id)])).size === 0, 'the key is gone');
    keys.close();
    expect((await next.admin('GET', '/directories')).text).not.toContain('parked');
    await next.close();
  });

  it('is done again on a key that a restored copy brings back', async () => {
    const restored = temporaryStore();
    const server = await start(restored.path);
    const { id, key } = await live(server);
    const keyFile = `${restored.path}.keys.db`;
    await server.close();
    copyFileSync(keyFile, `${keyFile}.copy`);

    const again = await start(restored.path);
    const erased = await expectStatus(erase(again, id, id), 200);
    for (let n = 0; n < 6; n += 1)
      await expectStatus(again.scim(key)('POST', '/Users', oktaUser(`later${n}@example.com`)), 201);
    const since = Number(erased.body.revision);
    await eventually(() => snapshotsFrom(restored.path, since).length > 0, 'new snapshots are there');
    await again.close();
    renameSync(`${keyFile}.copy`, keyFile);

    const keys = right(openPersonKeys({ path: keyFile, master: masterKey }));
    const left = () => {
      keys.forget(directory, userId(id));
      return right(keys.of(directory, [userId(id)])).size;
    };
    expect(left()).toBe(1);
    const next = await start(restored.path);
    await eventually(() => left() === 0, 'none is left');
    expect(left()).toBe(0);
    keys.close();
    await next.close();
    restored.remove();
  });

  it('takes somebody who was deleted before, by the name they had', async () => {
    const server = await start(path);
    const enabled = await server.admin('POST', '/directories/example/keys', { label: 'second' });
    const scim = server.scim(String(enabled.body.key));
    const { id } = await expectStatus(scim('POST', '/Users', zelda), 201);
    await expectStatus(scim('DELETE', `/Users/${id}`), 204);
    await expectStatus(erase(server, 'zelda.quux@example.com', id), 200);
    expect((await server.admin('GET', `/directories/example/audit/users/${id}`)).text).not.toContain('Zelda');
    await server.close();
    expect(traces(path)).toEqual([]);
  });
});

describe('a directory', () => {
  it('is not erasable unless that was said, and then erases nobody', async () => {
    const server = await startTestServer();
    const key = await provision(server);
    const { id } = await expectStatus(server.scim(key)('POST', '/Users', zelda), 201);
    const refused = await expectStatus(erase(server, id, id), 409);
    expect(refused.body.error).toMatchObject({ code: 'not-erasable' });
    const unopened = server.admin('POST', '/directories', {
      id: 'other',
      domains: ['other.com'],
      erasable: true,
    });
    expect((await expectStatus(unopened, 409)).body.error).toMatchObject({ code: 'no-master-key' });
    await server.close();
  });

  it('names what still tells of an erased person', async () => {
    const { path, remove } = temporaryStore();
    const server = await start(path);
    const { id } = await live(server);
    const policy = '{"acls":[{"action":"accept","src":["zelda.married@example.com"],"dst":["*:*"]}]}';
    await expectStatus(server.admin('PUT', '/directories/example/policy', policy), 200);
    const inventory = {
      nodes: { laptop: { owner: 'zelda.married@example.com', addresses: ['100.64.0.1'] } },
    };
    await expectStatus(server.admin('PUT', '/directories/example/inventory', inventory), 200);
    expect((await erase(server, id, id)).body).toMatchObject({ stillNamedBy: ['policy', 'inventory'] });
    await server.close();
    remove();
  });

  it('with a key that is lost, and no erasure, stops and is not taken for erased', async () => {
    const { path, remove } = temporaryStore();
    const first = await start(path);
    const { id } = await live(first);
    right(await known(first.rollcall.keys).destroy(directory, [userId(id)])());
    await first.close();
    const server = await startTestServer({ path, masterKey });
    const { body } = await server.admin('GET', '/directories');
    expect(body.directories).toMatchObject([
      {
        parked: {
          reason: expect.stringMatching(
            `^the key of person ${id} is not in .*, and no UserErased is recorded`,
          ),
        },
      },
    ]);
    expect((await server.raw('GET', '/metrics')).text).toContain(
      'rollcall_directories_parked{reason="unreadable_person"} 1',
    );
    await server.close();
    remove();
  });
});
