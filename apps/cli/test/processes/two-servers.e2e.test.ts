import { groupId, parseDirectoryId, revision, stateDigest } from '@rollcall/domain';
import { directoryStream } from '@rollcall/event-store';
import { replay } from '@rollcall/projector';
import * as E from 'fp-ts/lib/Either.js';
import { addMember, idOf, openDirectory, userBody } from './directory-set-up';
import { httpClient } from './http-client';
import { type ServerProcess, startServer } from './server-process';
import { eventStoreDbDouble, type SharedStore, sqliteFile } from './shared-stores';

const CLIENTS = 64;

/** Runs so many tasks at a time until all are done. */
const inParallel = async (count: number, width: number, task: (index: number) => Promise<void>) => {
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < count; index = next++) await task(index);
  };
  await Promise.all(Array.from({ length: width }, worker));
};

describe.each([
  { name: 'one SQLite file', share: sqliteFile, members: 10_000 },
  { name: 'one EventStoreDB (double)', share: eventStoreDbDouble, members: 1_000 },
])(
  'two server processes on $name, 64 clients adding $members members one by one',
  ({ share, members: count }) => {
    let shared: SharedStore | undefined;
    const client = httpClient(CLIENTS);
    const servers: ServerProcess[] = [];
    const acme = E.getOrElseW(() => {
      throw new Error('no directory id');
    })(parseDirectoryId('acme'));

    afterAll(async () => {
      client.close();
      await Promise.all(servers.map((server) => server.kill()));
      await shared?.end();
    });

    it('loses none that was acknowledged, doubles none, and leaves no gap', async () => {
      shared = await share();
      const first = await startServer(shared.location);
      servers.push(first);
      const second = await startServer(shared.location);
      servers.push(second);
      const urls = [first.url, second.url];
      const urlOf = (index: number) => `${urls[index % 2]}/scim/v2`;
      const key = await openDirectory(client, first.url);

      const users: string[] = [];
      await inParallel(count, CLIENTS, async (index) => {
        const created = await client.call('POST', `${urlOf(index)}/Users`, key, userBody(`user${index}`));
        expect(created?.status).toBe(201);
        users.push(idOf(created?.body));
      });
      const group = { displayName: 'Engineering', schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'] };
      const created = await client.call('POST', `${urlOf(0)}/Groups`, key, group);
      const id = idOf(created?.body);

      const acknowledged = new Set<string>();
      const statuses = new Map<number, number>();
      await inParallel(count, CLIENTS, async (index) => {
        const user = users[index] ?? '';
        const patched = await client.call('PATCH', `${urlOf(index)}/Groups/${id}`, key, addMember(user));
        const status = patched?.status ?? 0;
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        if (status === 200 || status === 204) acknowledged.add(user);
      });
      expect([...statuses.keys()].every((status) => status === 200 || status === 204)).toBe(true);
      expect(acknowledged.size).toBe(count);

      const store = await shared.open();
      const replayed = await replay(store, acme)();
      if (E.isLeft(replayed)) throw new Error(replayed.left._tag);
      const members = [...replayed.right.membersOf(groupId(id))];
      expect(members).toHaveLength(count);
      expect(new Set(members)).toEqual(acknowledged);

      const added: string[] = [];
      let from = 0;
      for (;;) {
        const page = await store.readForwards(directoryStream(acme), revision(from), 1_000)();
        if (E.isLeft(page) || page.right.length === 0) break;
        for (const [index, event] of page.right.entries()) {
          expect(event.revision).toBe(BigInt(from + index));
          if (event.type === 'MembershipChanged') added.push(...Object(event.data).added);
        }
        from += page.right.length;
      }
      expect(added).toHaveLength(count);
      expect(new Set(added).size).toBe(count);
      expect(stateDigest(replayed.right)).toMatch(/^[0-9a-f]{64}$/);
      await store.close();
    }, 180_000);
  },
);
