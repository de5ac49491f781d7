import { emptyChain, isBroken, parseDirectoryId, revision, verifyNext } from '@rollcall/domain';
import { directoryStream, type RecordedEvent } from '@rollcall/event-store';
import * as E from 'fp-ts/lib/Either.js';
import { idOf, openDirectory, userBody } from './directory-set-up';
import { type HttpClient, httpClient } from './http-client';
import { startServer } from './server-process';
import { eventStoreDbDouble, type SharedStore, sqliteFile } from './shared-stores';

const CLIENTS = 16;

/** A change that makes several events at once, so that half of it would be seen: two values of one person. */
const moveTo = (name: string) => ({
  schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
  Operations: [
    { op: 'replace', path: 'userName', value: `${name}@example.com` },
    { op: 'replace', path: 'emails', value: [{ value: `${name}@example.com`, primary: true, type: 'work' }] },
    { op: 'replace', path: 'active', value: false },
  ],
});

const readAll = async (shared: SharedStore): Promise<ReadonlyArray<RecordedEvent>> => {
  const acme = parseDirectoryId('acme');
  if (E.isLeft(acme)) throw new Error('no directory id');
  const store = await shared.open();
  const events: RecordedEvent[] = [];
  for (;;) {
    const page = await store.readForwards(directoryStream(acme.right), revision(events.length), 1_000)();
    if (E.isLeft(page)) throw new Error(page.left._tag);
    if (page.right.length === 0) break;
    events.push(...page.right);
  }
  await store.close();
  return events;
};

describe.each([
  { name: 'a SQLite file', share: sqliteFile, rounds: 50, shortestMs: 20, longestMs: 200 },
  { name: 'EventStoreDB (double)', share: eventStoreDbDouble, rounds: 10, shortestMs: 300, longestMs: 900 },
])('SIGKILL at $rounds random moments under load on $name', ({ share, rounds, shortestMs, longestMs }) => {
  let shared: SharedStore | undefined;
  afterAll(() => shared?.end());

  it('loses no acknowledged write, applies no change by half, and needs no hand to start again', async () => {
    shared = await share();
    const created = new Map<string, string>();
    const moved = new Map<string, string>();
    let key: string | undefined;
    let counter = 0;

    const load = async (client: HttpClient, url: string, dead: () => boolean) => {
      while (!dead()) {
        const name = `user${counter++}`;
        const answer = await client.call('POST', `${url}/scim/v2/Users`, key ?? '', userBody(name));
        if (answer?.status !== 201) continue;
        const id = idOf(answer.body);
        created.set(id, name);
        const patched = await client.call(
          'PATCH',
          `${url}/scim/v2/Users/${id}`,
          key ?? '',
          moveTo(`${name}-moved`),
        );
        if (patched?.status === 200) moved.set(id, `${name}-moved`);
      }
    };

    // On a busy machine a life sees fewer changes: for as many there are more lives, each longer than the last.
    for (let round = 0; round < rounds || moved.size <= rounds; round++) {
      const server = await startServer(shared.location);
      const client = httpClient(CLIENTS);
      key ??= await openDirectory(client, server.url);
      let dead = false;
      const clients = Array.from({ length: CLIENTS }, () => load(client, server.url, () => dead));
      const lifeMs = (shortestMs + Math.random() * (longestMs - shortestMs)) * Math.max(1, round - rounds);
      await new Promise((resolve) => setTimeout(resolve, lifeMs));
      dead = true;
      await server.kill();
      await Promise.all(clients);
      client.close();
    }

    const events = await readAll(shared);
    expect(moved.size).toBeGreaterThan(rounds);

    let head = emptyChain;
    for (const event of events) {
      const next = verifyNext(head, event);
      if (isBroken(next)) throw new Error(`${next.revision}: ${next.reason}`);
      head = next;
    }

    const byUser = new Map<string, string[]>();
    for (const event of events) {
      const user: unknown = Object(event.data).userId;
      if (typeof user === 'string') byUser.set(user, [...(byUser.get(user) ?? []), event.type]);
    }
    const moving = ['UserNameChanged', 'UserProfileChanged', 'UserDeactivated'];
    for (const types of byUser.values()) {
      expect([['UserCreated'], ['UserCreated', ...moving]]).toContainEqual(types);
    }
    for (const id of created.keys()) expect(byUser.get(id)?.[0]).toBe('UserCreated');
    for (const id of moved.keys()) expect(byUser.get(id)).toEqual(['UserCreated', ...moving]);
  }, 180_000);
});
