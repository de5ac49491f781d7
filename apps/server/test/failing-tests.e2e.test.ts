import { AfterChanges } from '../src/alerts/after-changes';
import { eventually } from './eventually';
import type { Call } from './http-client';
import { addMembers, oktaGroup, oktaUser, removeMember, rename, setActive } from './okta-bodies';
import { expectStatus, provision, startTestServer, type TestServer, temporaryStore } from './test-server';

const POLICY = `{
  "tagOwners": {"tag:prod": []},
  "acls": [{"action": "accept", "src": ["group:engineering@example.com"], "dst": ["tag:prod:443"]}],
  "tests": [
    {"src": "ana@example.com", "accept": ["tag:prod:443"], "deny": ["tag:prod:22"]},
    {"src": "bo@example.com", "deny": ["tag:prod:443"]},
    {"src": "group:engineering@example.com", "accept": ["tag:prod:443"]},
  ],
}`;

type Line = Record<string, unknown>;

const { path, remove } = temporaryStore();
const lines: Line[] = [];
let server: TestServer;
let scim: Call;
let ana: string;
let bo: string;
let group: string;

const start = () =>
  startTestServer({
    path,
    log: (line) => {
      lines.push(JSON.parse(line) as Line);
    },
  });

const status = async () => (await expectStatus(server.admin('GET', '/directories/example/alerts'), 200)).body;

const failing = async (): Promise<ReadonlyArray<number>> => (await failures()).map(({ index }) => index);

const failures = async () => {
  const { failingTests } = await status();
  return failingTests as ReadonlyArray<{ readonly index: number; readonly passedAt: string }>;
};

const metric = async (name: string) =>
  (await server.raw('GET', '/metrics')).text.split('\n').find((line) => line.startsWith(`${name}{`));

const of = (text: string) => lines.filter(({ msg }) => String(msg).includes(text));

const untilFailing = async (...indexes: number[]): Promise<void> => {
  await eventually(async () => (await failing()).join() === indexes.join(), `failing: ${indexes.join()}`);
};

beforeAll(async () => {
  server = await start();
  scim = server.scim(await provision(server));
  ana = (await scim('POST', '/Users', oktaUser('ana@example.com'))).id;
  bo = (await scim('POST', '/Users', oktaUser('bo@example.com'))).id;
  group = (await scim('POST', '/Groups', oktaGroup('Engineering', [ana]))).id;
  await expectStatus(server.admin('PUT', '/directories/example/policy', POLICY), 200);
});
afterAll(async () => {
  await server.close();
  remove();
});

describe('a test of the policy in force', () => {
  it('that an event makes fail is told of once, with the event, and decides nothing', async () => {
    const accepted = (await server.admin('GET', '/directories/example/policy')).body.revision;
    await expectStatus(scim('PATCH', `/Groups/${group}`, addMembers(bo)), 200);
    await untilFailing(1);
    const { revision } = (await server.admin('GET', '/directories/example')).body;
    expect(await status()).toMatchObject({
      testsAsOf: revision,
      failingTests: [
        {
          index: 1,
          src: 'bo@example.com',
          line: 6,
          errors: [{ message: 'address "tag:prod:443": want: Drop, got: Accept', line: 6 }],
          passedAt: expect.any(String),
          since: { revision, at: expect.any(String) },
        },
      ],
    });
    const passedAt = (await failures())[0]?.passedAt ?? '';
    expect(BigInt(passedAt)).toBeGreaterThanOrEqual(BigInt(String(accepted)));
    expect(BigInt(passedAt)).toBeLessThan(BigInt(String(revision)));
    const check = { src: 'bo@example.com', dst: 'tag:prod', port: 443 };
    expect((await server.admin('POST', '/directories/example/access/check', check)).body.effect).toBe(
      'allow',
    );
    expect(of('fails since the directory changed')).toEqual([
      expect.objectContaining({ level: 'warn', test: 'tests[1] line 6', revision }),
    ]);
    expect(await metric('rollcall_policy_failing_tests')).toMatch(/\{directory="example"\} 1$/);
    expect(await metric('rollcall_policy_test_alerts_total')).toMatch(/ 1$/);
    expect(JSON.stringify(of('a test of the policy'))).not.toContain('@example.com');
  });

  it('is found failing again by a process that starts later, since its acceptance at the latest', async () => {
    await server.close();
    lines.length = 0;
    server = await start();
    scim = server.scim(String((await server.admin('POST', '/directories/example/keys', {})).body.key));
    await untilFailing(1);
    const accepted = (await server.admin('GET', '/directories/example/policy')).body.revision;
    expect((await status()).failingTests).toMatchObject([{ index: 1, passedAt: accepted }]);
  });

  it('passes again when the event is undone', async () => {
    await expectStatus(scim('PATCH', `/Groups/${group}`, removeMember(bo)), 200);
    await untilFailing();
    expect(of('passes again')).toEqual([expect.objectContaining({ level: 'info', test: 'tests[1] line 6' })]);
    expect(await metric('rollcall_policy_failing_tests')).toMatch(/ 0$/);
  });

  it('fails when a group it names is renamed, or a person deactivated', async () => {
    await expectStatus(scim('PATCH', `/Groups/${group}`, rename(group, 'Platform')), 200);
    await untilFailing(0, 2);
    await expectStatus(scim('PATCH', `/Groups/${group}`, rename(group, 'Engineering')), 200);
    await untilFailing();
    await expectStatus(scim('PATCH', `/Users/${bo}`, setActive(false)), 200);
    await untilFailing(1);
  });

  it('goes with the policy', async () => {
    await expectStatus(server.admin('PUT', '/directories/example/policy', '{"acls": []}'), 200);
    await untilFailing();
  });
});

describe('looks after changes', () => {
  it('of a burst are few, never two at a time, and see its end', async () => {
    let looks = 0;
    let busy = 0;
    let seen = '';
    const began = performance.now();
    const watch = new AfterChanges(server.rollcall.projector, async (_id, noticed) => {
      busy += 1;
      expect(busy).toBe(1);
      await new Promise((resolve) => setTimeout(resolve, 50));
      busy -= 1;
      looks += 1;
      seen = `${noticed?.revision}`;
      return 0;
    });
    const names = Array.from({ length: 60 }, (_, n) => `burst-${n}@example.com`);
    await Promise.all(names.map((name) => expectStatus(scim('POST', '/Users', oktaUser(name)), 201)));
    const { revision } = (await server.admin('GET', '/directories/example')).body;
    await eventually(() => seen === revision, 'the end of the burst is seen');
    watch.stop();
    // Each waits 100 ms for more changes: a burst that a busy machine stretches has more of them.
    expect(looks).toBeLessThanOrEqual(1 + (performance.now() - began) / 100);
  });

  it('wait for the rest that a look asked for', async () => {
    let looks = 0;
    const watch = new AfterChanges(server.rollcall.projector, async () => {
      looks += 1;
      return 3_600_000;
    });
    await eventually(() => looks > 0, 'a first look');
    await expectStatus(scim('POST', '/Users', oktaUser('late@example.com')), 201);
    await new Promise((resolve) => setTimeout(resolve, 300));
    watch.stop();
    expect(looks).toBe(1);
  });
});
