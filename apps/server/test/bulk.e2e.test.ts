import { createMemoryEventStore, type EventStore } from '@rollcall/event-store';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Call } from './http-client';
import { oktaUser } from './okta-bodies';
import { provision, startTestServer, type TestServer } from './test-server';

const BULK = 'urn:ietf:params:scim:api:messages:2.0:BulkRequest';
const memory = createMemoryEventStore();
let appendsLeft = Number.POSITIVE_INFINITY;
const store: EventStore = {
  ...memory,
  limits: memory.limits,
  append: (...args) =>
    appendsLeft-- > 0 ? memory.append(...args) : TE.left({ _tag: 'Unavailable', reason: 'the disk is full' }),
  subscribe: (start) => memory.subscribe(start),
  close: () => memory.close(),
};

let server: TestServer;
let scim: Call;
beforeAll(async () => {
  server = await startTestServer({ store });
  scim = server.scim(await provision(server));
});
afterAll(() => server.close());

const bulk = (...Operations: ReadonlyArray<unknown>) =>
  scim('POST', '/Bulk', { schemas: [BULK], Operations });
const create = (bulkId: string) => ({
  method: 'POST',
  path: '/Users',
  bulkId,
  data: oktaUser(`${bulkId}@example.com`),
});

test('a bulk request is performed over HTTP, and its references are resolved', async () => {
  const { status, body, headers } = await bulk(create('ana'), {
    method: 'POST',
    path: '/Groups',
    bulkId: 'team',
    data: {
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
      displayName: 'Team',
      members: [{ value: 'bulkId:ana' }],
    },
  });
  expect([status, body]).toMatchObject([200, { Operations: [{ status: '201' }, { status: '201' }] }]);
  const { body: found } = await scim('GET', '/Groups?filter=displayName eq "Team"');
  expect(found).toMatchObject({ Resources: [{ members: [{ display: expect.any(String) }] }] });
  expect(headers.get('content-type')).toContain('application/scim+json');
});

test('a bulk request above maxPayloadSize is 413 and names the limit', async () => {
  const { status, body } = await scim('POST', '/Bulk', { filler: 'x'.repeat(10_485_760) });
  expect([status, body]).toMatchObject([
    413,
    { detail: expect.stringContaining('maxPayloadSize (10485760 bytes)') },
  ]);
});

test('when the store fails halfway, what was stored is answered as done and the rest as not tried', async () => {
  appendsLeft = 1;
  const { status, body } = await bulk(create('bo'), create('cy'), create('dee'));
  appendsLeft = Number.POSITIVE_INFINITY;
  expect([status, body]).toMatchObject([
    200,
    {
      Operations: [
        { status: '201' },
        { status: '503', response: { detail: expect.stringContaining('nothing was changed') } },
        { status: '503', response: { detail: expect.stringContaining('not tried') } },
      ],
    },
  ]);
  const { body: left } = await scim('GET', '/Users?filter=userName sw "cy" or userName sw "dee"');
  expect(left).toMatchObject({ totalResults: 0 });
});
