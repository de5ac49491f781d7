import { revision } from '@rollcall/domain';
import { createMemoryEventStore, directoryStream } from '@rollcall/event-store';
import { exampleContext } from '@rollcall/testing';
import * as E from 'fp-ts/lib/Either.js';
import type { FeedWish } from '../src/administration/feeds/feed-wish';
import { addFeed, moveFeed, removeFeed } from '../src/administration/feeds/feeds';
import { openDirectory } from '../src/administration/open-directory';
import type { FeedBook } from '../src/feeds/book/feed-book';
import { noFeedBook } from '../src/feeds/book/no-feed-book';
import { createSqliteFeedBook } from '../src/feeds/book/sqlite-feed-book';
import { createRollcall } from '../src/runtime/rollcall';
import { directory } from './directory-id';
import { oktaUser } from './okta-bodies';
import { expectStatus, provision, startTestServer, type TestServer } from './test-server';

let server: TestServer;
let key: string;

type Wish = { readonly [name: string]: unknown };

const feeds = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', place = '', body?: Wish) =>
  server.admin(method, `/directories/example/feeds${place}`, body);

/** What the trail says of feeds, oldest first. */
const told = async (): Promise<ReadonlyArray<object>> => {
  const query = 'event=FeedAdded,FeedMoved,FeedRemoved';
  const { body } = await server.admin('GET', `/directories/example/audit?${query}`);
  return Object.values(Object(body.entries)).reverse() as ReadonlyArray<object>;
};

/** All that is stored, as it is. */
const stored = async (): Promise<string> => {
  const read = await server.rollcall.log.readForwards(directoryStream(directory), revision(0), 1_000)();
  if (E.isLeft(read)) throw new Error(read.left._tag);
  return JSON.stringify(read.right.map(({ data, metadata }) => [data, metadata]));
};

beforeAll(async () => {
  server = await startTestServer({ publicUrl: 'https://rollcall.example.com' });
  key = await provision(server);
});
afterAll(() => server.close());

describe('what an administrator does with a feed is in the trail', () => {
  it('when it is added: who is told, and how much', async () => {
    const siem = { id: 'siem', method: 'webhook', url: 'https://siem.example.com:8443/in' };
    const { body } = await expectStatus(feeds('POST', '', siem), 201);
    const push = { id: 'replica', method: 'push', url: 'https://replica.example.com/', detail: 'full' };
    await expectStatus(feeds('POST', '', push), 201);
    await expectStatus(feeds('POST', '', { id: 'crm', method: 'poll', after: 'start' }), 201);
    const entry = {
      event: 'FeedAdded',
      action: 'CREATE',
      actor: { type: 'administrator', name: 'admin token' },
      origin: 'API',
    };
    const audience = (id: string) => [`https://rollcall.example.com/feeds/example/${id}`];
    const [first, ...others] = await told();
    expect(first).toMatchObject({
      ...entry,
      target: { type: 'FEED', id: 'siem' },
      new: {
        method: 'webhook',
        receiver: 'https://siem.example.com:8443',
        privateNetwork: false,
        after: body.position,
      },
    });
    expect(first).toMatchObject({ revision: body.position });
    expect(others).toMatchObject([
      {
        ...entry,
        target: { id: 'replica' },
        new: { method: 'push', receiver: 'https://replica.example.com', detail: 'full', group: null },
      },
      {
        ...entry,
        target: { id: 'crm' },
        new: { method: 'poll', audience: audience('crm'), detail: 'notice', after: 'start' },
      },
    ]);
  });

  it('never with a secret, also not one in the URL of the receiver', async () => {
    const url = 'https://hooks.example.com/services/T0/pathsecret?token=querysecret';
    const { body } = await expectStatus(feeds('POST', '', { id: 'chat', method: 'webhook', url }), 201);
    const authorization = 'Bearer headersecret';
    const push = { id: 'other', method: 'push', url: 'https://replica.example.com/', authorization };
    await expectStatus(feeds('POST', '', push), 201);
    const polled = await expectStatus(feeds('POST', '', { id: 'third', method: 'poll' }), 201);
    for (const id of ['chat', 'other', 'third']) await expectStatus(feeds('DELETE', `/${id}`), 200);
    const log = await stored();
    expect(log).toContain('https://hooks.example.com');
    for (const secret of ['pathsecret', 'querysecret', 'headersecret', body.secret, polled.body.secret]) {
      expect(log).not.toContain(String(secret));
    }
  });

  it('when it is moved: which events are passed over or told again', async () => {
    const { body } = await feeds('GET');
    const siem: unknown = Object.values(Object(body.feeds)).find((feed) => Object(feed).id === 'siem');
    const { position } = Object(siem);
    const moved = await expectStatus(feeds('PUT', '/siem/position', { after: 'start' }), 200);
    expect((await told()).at(-1)).toMatchObject({
      event: 'FeedMoved',
      target: { type: 'FEED', id: 'siem', property: 'position' },
      old: position,
      new: 'start',
    });
    expect(moved.body).toMatchObject({
      position: 'start',
      behind: Number(Object((await told()).at(-1)).revision) + 1,
    });
  });

  it('when it is removed: whom it told', async () => {
    await expectStatus(feeds('DELETE', '/siem'), 200);
    expect((await told()).at(-1)).toMatchObject({
      event: 'FeedRemoved',
      action: 'DELETE',
      target: { type: 'FEED', id: 'siem' },
      old: { method: 'webhook', receiver: 'https://siem.example.com:8443' },
    });
  });

  it('and nothing when it was refused', async () => {
    const before = (await told()).length;
    await expectStatus(feeds('POST', '', { id: 'crm', method: 'poll' }), 400);
    await expectStatus(
      feeds('POST', '', { id: 'new', method: 'webhook', url: 'http://siem.example.com' }),
      400,
    );
    await expectStatus(feeds('PUT', '/crm/position', { after: '999' }), 400);
    await expectStatus(feeds('PUT', '/nothing/position', { after: 'start' }), 404);
    await expectStatus(feeds('DELETE', '/nothing'), 404);
    expect((await told()).length).toBe(before);
  });

  it('once, when two ask for the same at once', async () => {
    const before = (await told()).length;
    const wish = { id: 'twice', method: 'poll' };
    const answers = await Promise.all([feeds('POST', '', wish), feeds('POST', '', wish)]);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201, 400]));
    expect((await told()).length).toBe(before + 1);
  });

  it('but not how far it gets by itself', async () => {
    const { body } = await expectStatus(feeds('POST', '', { id: 'slow', method: 'poll' }), 201);
    await server.scim(key)('POST', '/Users', oktaUser('ana@example.com'));
    const before = await told();
    const poll = (wish: object) =>
      server.raw(
        'POST',
        '/feeds/example/slow/poll',
        { returnImmediately: true, ...wish },
        {
          authorization: `Bearer ${String(body.secret)}`,
          'content-type': 'application/json',
        },
      );
    const { body: answer } = await expectStatus(poll({}), 200);
    expect(Object.keys(Object(answer.sets))).toHaveLength(1);
    await expectStatus(poll({ ack: Object.keys(Object(answer.sets)) }), 200);
    expect(await told()).toEqual(before);
  });
});

describe('a feed that cannot be kept', () => {
  const wish: FeedWish = { id: 'siem', method: 'webhook', url: 'https://siem.example.com/' };

  const given = async (feeds: FeedBook) => {
    const store = createMemoryEventStore();
    const rollcall = createRollcall({ store, feeds });
    const settings = { domains: ['example.com'], userNamePolicy: 'any' } as const;
    await openDirectory(rollcall, exampleContext, directory, settings)();
    const types = async () => {
      const read = await store.readForwards(directoryStream(directory), revision(1), 100)();
      return E.isRight(read) ? read.right.map(({ type }) => type) : [];
    };
    const add = addFeed(rollcall, exampleContext, directory, wish, undefined);
    return { rollcall, types, add };
  };

  it('is none in the trail where there is no place for feeds', async () => {
    const { rollcall, types, add } = await given(noFeedBook);
    expect(await add()).toMatchObject({ left: { _tag: 'FeedBookFault' } });
    expect(await types()).toEqual([]);
    await rollcall.close();
  });

  it('is told before it is there, and is there once it is asked for again', async () => {
    const book = createSqliteFeedBook(':memory:');
    let broken = true;
    const fault = E.left({ _tag: 'FeedBookFault', reason: 'the disk is full' } as const);
    const { rollcall, types, add } = await given({
      ...book,
      add: (...args) => (broken ? fault : book.add(...args)),
      move: (...args) => (broken ? fault : book.move(...args)),
      remove: (...args) => (broken ? fault : book.remove(...args)),
    });
    const notYet = (told: string, at: bigint) => ({
      left: { _tag: 'NotDoneYet', told, revision: at, reason: 'the disk is full' },
    });
    const move = moveFeed(rollcall, exampleContext, directory, 'siem', 'start');
    const remove = removeFeed(rollcall, exampleContext, directory, 'siem');
    expect(await add()).toMatchObject(notYet('the feed "siem" was added', 1n));
    expect(book.list()).toEqual(E.right([]));
    broken = false;
    expect(await add()).toMatchObject({ right: { id: 'siem', position: 2n, behind: 0 } });
    broken = true;
    expect(await move()).toMatchObject(notYet('the feed "siem" was moved', 3n));
    expect(await remove()).toMatchObject(notYet('the feed "siem" was removed', 4n));
    expect(book.find(directory, 'siem')).toMatchObject({ right: { position: 2n } });
    broken = false;
    expect(await move()).toMatchObject({ right: { position: -1n, behind: 6 } });
    expect(await remove()).toEqual(E.right(undefined));
    expect(await types()).toEqual([
      'FeedAdded',
      'FeedAdded',
      'FeedMoved',
      'FeedRemoved',
      'FeedMoved',
      'FeedRemoved',
    ]);
    await rollcall.close();
  });
});
