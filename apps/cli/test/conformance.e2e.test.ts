import { once } from 'node:events';
import { createServer } from 'node:http';
import { type ConformanceReport, runConformance } from '@rollcall/scim-conformance';
import { type Fault, faultyServer } from './faulty-server';
import { testServer } from './running-server';
import { rollcall } from './terminal';

const server = testServer();

const conformance = (baseUrl: string, token: string, only: string, ...flags: ReadonlyArray<string>) =>
  rollcall([...flags, 'conformance', '--base-url', baseUrl, '--token', token, '--only', only]);

describe('rollcall conformance', () => {
  it.each(['email', 'any'] as const)(
    'passes at Rollcall, without a case skipped, with userNames by the policy "%s"',
    async (policy) => {
      const token = await server.open(`conformance-${policy}`, policy);
      const { results, passed } = await runConformance({ baseUrl: server.scimUrl, token });
      expect(results.filter(({ outcome }) => outcome !== 'passed')).toEqual([]);
      expect(passed).toBeGreaterThanOrEqual(120);
    },
  );

  it('leaves nothing behind', async () => {
    const token = await server.open('conformance-tidy', 'any');
    await runConformance({ baseUrl: server.scimUrl, token });
    for (const endpoint of ['Users', 'Groups']) {
      const answer = await fetch(`${server.scimUrl}/${endpoint}`, {
        headers: { authorization: `Bearer ${token}` },
      });
      expect(await answer.json()).toMatchObject({ totalResults: 0 });
    }
  });

  it('prints a line for each case, and the total', async () => {
    const token = await server.open('conformance-table');
    const { exitCode, output } = await conformance(server.scimUrl, token, 'RFC 7644 §3.7');
    expect(exitCode).toBe(0);
    expect(output).toMatch(/^RFC 7644 §3\.7\.2 +pass +a bulkId may be given after it is referred to$/m);
    expect(output).toMatch(/^12 cases: 12 passed, 0 failed, 0 skipped\.$/m);
  });

  it('exits with 1 and says why when a case fails', async () => {
    const { exitCode, output } = await conformance(server.scimUrl, 'no-key', 'POST of a user');
    expect(exitCode).toBe(1);
    expect(output).toMatch(/FAIL .* POST \/Users answers 401, not 201: The API key is missing/);
  });

  it('takes the token from the environment, where no other user of the machine sees it', async () => {
    const environment = { ROLLCALL_CONFORMANCE_TOKEN: await server.open('conformance-environment') };
    const words = ['conformance', '--base-url', server.scimUrl, '--only', 'ResourceTypes/User'];
    expect(await rollcall(words, { environment })).toMatchObject({ exitCode: 0 });
    expect(await rollcall(words)).toMatchObject({
      exitCode: 2,
      errors: expect.stringContaining('ROLLCALL_CONFORMANCE_TOKEN'),
    });
  });

  it('answers in JSON', async () => {
    const token = await server.open('conformance-json');
    const { json } = await conformance(server.scimUrl, token, 'ResourceTypes/User', '--json');
    expect(json()).toEqual({
      results: [
        {
          section: 'RFC 7644 §4',
          name: 'ResourceTypes/User can be read by itself',
          outcome: 'passed',
          why: '',
        },
      ],
      passed: 1,
      failed: 0,
      skipped: 0,
    });
  });
});

/** Runs the cases at a server that answers everything with an empty object. */
const atHollowServer = async (only: string, closedBefore: boolean): Promise<ConformanceReport> => {
  const hollow = createServer((request, response) => {
    request.resume();
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  }).listen(0, '127.0.0.1');
  await once(hollow, 'listening');
  const address = hollow.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  if (closedBefore) hollow.close();
  const report = await runConformance({ baseUrl: `http://127.0.0.1:${port}`, token: 'x', only });
  hollow.close();
  return report;
};

describe('no case passes', () => {
  it('at a server that answers everything with an empty object', async () => {
    const { results } = await atHollowServer('', false);
    expect(results.filter(({ outcome }) => outcome === 'passed')).toEqual([]);
    expect(new Set(results.map(({ why }) => why)).size).toBeGreaterThan(20);
  });

  it('at a server that is not there, and the reason says so', async () => {
    const { results } = await atHollowServer('is not found', true);
    expect(results.length).toBeGreaterThan(0);
    for (const { outcome, why } of results) {
      expect([outcome, why]).toEqual(['failed', expect.stringMatching(/gets no answer: .*ECONNREFUSED/)]);
    }
  });
});

const faults: ReadonlyArray<readonly [string, Fault, string, string]> = [
  [
    'has no ETag header',
    { headers: (headers) => headers.delete('etag') },
    'ETag',
    'the ETag is meta.version',
  ],
  [
    'answers a conflict with 400',
    { status: (status) => (status === 409 ? 400 : status) },
    'conflict',
    'a second user of one userName is a conflict with scimType uniqueness',
  ],
  [
    'ignores filters',
    { url: (url) => url.replace(/filter=[^&]*&?/, '') },
    '§3.4.2.2',
    'eq by userName alone finds one user',
  ],
  [
    'answers a DELETE with 200',
    { status: (status, method) => (method === 'DELETE' && status === 204 ? 200 : status) },
    'DELETE',
    'DELETE answers 204 without a body, and the user is gone',
  ],
  [
    'writes the status of an error as a number',
    { body: (text) => text.replace(/"status":"(\d+)"/g, '"status":$1') },
    '§3.12',
    'an error is a SCIM error with its status as a text',
  ],
  [
    'forgets the last member of a group',
    { body: (text) => text.replace(/"members":\[\{[^}]*\}\],?/, '') },
    'member',
    'a group can be created with members',
  ],
  [
    'starts a walk again at each cursor',
    { url: (url) => url.replace(/cursor=[^&]*/, 'cursor=') },
    'RFC 9865',
    'a walk by cursor shows everything once and then ends',
  ],
  [
    'does not know what is primary where nothing is said',
    { url: (url) => url.replace('primary%20eq%20false', 'primary%20pr') },
    'RFC 7643 §2.4',
    'a value that does not say whether it is primary is not',
  ],
  [
    'challenges by the name of the scheme alone',
    { headers: (headers) => headers.set('www-authenticate', 'Bearer') },
    'RFC 6750',
    'a Bearer challenge has a parameter',
  ],
];

describe('a server that', () => {
  it.each(faults)('%s is found out', async (_what, fault, only, found) => {
    const faulty = await faultyServer(server.scimUrl, fault);
    const token = await server.open(`faulty-${faults.findIndex(([, one]) => one === fault)}`);
    const { results } = await runConformance({ baseUrl: faulty.url, token, only });
    faulty.close();
    const failed = results.filter(({ outcome }) => outcome === 'failed').map(({ name }) => name);
    expect(failed).toContain(found);
  });
});
