import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { printReport } from '../src/oracle/print-report';
import { agrees } from '../src/oracle/report';
import { runOracle } from '../src/oracle/run-oracle';

const users = [
  { id: 1, name: 'odin', email: 'odin@example.com' },
  { id: 2, name: 'thor', email: 'thor@example.org' },
  { id: 3, name: 'freya', email: 'freya@example.com' },
];
const nodes = {
  laptop: { tags: [], user: 'odin', ipv4: '100.64.0.1', ipv6: 'fd7a:115c:a1e0::1', routable_ips: null },
  phone: { tags: [], user: 'thor', ipv4: '100.64.0.2', ipv6: 'fd7a:115c:a1e0::2', approved_routes: [] },
  web: { tags: ['tag:web'], ipv4: '100.64.0.3', ipv6: 'fd7a:115c:a1e0::3', approved_routes: null },
};
const policy = {
  tagOwners: { 'tag:web': [] },
  grants: [{ src: ['odin@example.com'], dst: ['tag:web'], ip: ['tcp:22'] }],
};
const network = { id: 'one', policy, users, nodes };
const rows = [
  ['laptop', 'web', 6, [22], null],
  ['laptop', 'web', 17, [], []],
  ['phone', 'web', 6, []],
];
const decisions = { ...network, ports: [22, 80], rows };
const capture = { ...network, code: 200, message: null };

describe('the player of recordings', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'recordings-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const write = (content: string | Uint8Array, name = 'recording'): string => {
    const file = join(folder, name);
    writeFileSync(file, content);
    return file;
  };
  const lines = (...values: ReadonlyArray<unknown>): string =>
    `${values.map((value) => JSON.stringify(value)).join('\n')}\n`;
  const play = async (content: string | Uint8Array) => {
    const file = write(content);
    const report = await runOracle({ captures: [file], decisions: [], pushedGroups: false });
    const printed = printReport(report).join('\n').replaceAll(folder, '');
    return { report, printed, agrees: agrees(report) };
  };

  it('tells lines apart by what they hold, plain or gzip, whatever their file is called', async () => {
    const text = `\uFEFF${lines(decisions)}\r\n\n${lines(capture).trim()}`;
    for (const content of [text, gzipSync(text)]) {
      const { printed, agrees: same } = await play(content);
      expect(printed.split('\n')).toEqual([
        'policies accepted as recorded  1 of 1',
        'policies refused as recorded   0 of 0',
        'recorded message in ours       0 of 0',
        'policy tests as recorded       0 of 0',
        'decisions checked              12 under 1 policies',
        'mismatches                     0',
      ]);
      expect(same).toBe(true);
    }
  });

  it('says every cell that differs, the first twenty in words', async () => {
    const ports = Array.from({ length: 30 }, (_, index) => index + 1);
    const {
      report,
      printed,
      agrees: same,
    } = await play(lines({ ...decisions, ports, rows: [['phone', 'web', 6, ports, []]] }));
    expect(report.mismatches).toBe(30);
    expect(printed).toContain('  one: phone to web, protocol 6, port 1, IPv4: recorded allow\n');
    expect(printed).toContain('\n  and 10 more');
    expect(report.complaints).toHaveLength(20);
    expect(same).toBe(false);
  });

  it('says a policy that is judged differently, and a message that is not held', async () => {
    const bad = { ...policy, acls: [{ action: 'deny' }] };
    const { printed, agrees: same } = await play(
      lines(
        { ...capture, id: 'a', code: 400, message: 'no such thing' },
        { ...capture, id: 'b', policy: bad },
        { ...capture, id: 'c', policy: bad, code: 400, message: 'action="deny" is not supported' },
        { ...capture, id: 'd', policy: bad, code: 400, message: 'action=deny' },
        { ...capture, id: 'e', policy: bad, code: 500, message: 'internal server error' },
      ),
    );
    expect(printed).toContain('policies accepted as recorded  0 of 1\npolicies refused as recorded   3 of 4');
    expect(printed).toContain('recorded message in ours       1 of 3');
    expect(printed).toContain('  a: recorded refused, ours accepted []');
    expect(printed).toContain('  a: no such thing is not in []');
    expect(printed).toContain('  b: recorded accepted, ours refused ["action=\\"deny\\" is not supported"]');
    expect(printed).toContain('  d: action=deny is not in ["action=\\"deny\\" is not supported"]');
    expect(same).toBe(false);
  });

  it('says a policy test that came out differently', async () => {
    const tested = { ...policy, tests: [{ src: 'odin@example.com', accept: ['tag:web:80'] }] };
    const failed = { ...capture, policy: tested, code: 400, message: 'test(s) failed' };
    expect((await play(lines(failed))).printed).toContain('policy tests as recorded       1 of 1');
    const { printed, agrees: same } = await play(lines({ ...capture, policy: tested }));
    expect(printed).toContain('policy tests as recorded       0 of 1');
    expect(same).toBe(false);
  });

  it('reads a policy that was recorded as text', async () => {
    const text = `{ // as written\n "grants": [], }`;
    expect((await play(lines({ ...capture, policy: text }))).agrees).toBe(true);
  });

  it.each<[string, string, string]>([
    ['that is not JSON', '{"id": ', 'not JSON'],
    ['that is a list', '[1]', 'not an object'],
    ['that is null', 'null', 'not an object'],
    ['without a policy', lines({ version: 9, kind: 'header' }), 'without a policy'],
    [
      'of an unknown kind',
      lines({ ...network, ssh: [] }),
      'with neither an answer ("code") nor decisions ("rows")',
    ],
    ['with an answer that is no number', lines({ ...network, code: '200' }), 'with neither an answer'],
    ['with decisions for no ports', lines({ ...network, rows }), 'decisions without the ports asked'],
    [
      'with decisions for odd ports',
      lines({ ...decisions, ports: ['22'] }),
      'decisions without the ports asked',
    ],
    [
      'that nests too deep to be played',
      `{"code":200,"policy":${'['.repeat(200_000)}${']'.repeat(200_000)}}`,
      'of a network that cannot be played',
    ],
  ])('says and counts a line %s, plays the rest, and does not agree', async (_name, line, reason) => {
    const {
      printed,
      report,
      agrees: same,
    } = await play(`${line.trim()}\n${line.trim()}\n${lines(decisions)}`);
    expect(printed).toContain('lines skipped                  2 of 3\n  2 ');
    expect(printed).toContain(reason);
    expect(printed).toContain(', first at /recording:1');
    expect(report.checked).toBe(12);
    expect(same).toBe(false);
  });

  it.each<[string, object, string, number]>([
    [
      'a row that is none',
      { rows: [...rows, ['laptop', 'web', '6', [22]], 7] },
      'rows left out: 2 are no rows',
      12,
    ],
    [
      'a row of an unknown node',
      { rows: [...rows, ['laptop', 'phantom', 6, [22]]] },
      'rows left out: 1 name a node that is not there',
      12,
    ],
    [
      'a device of nobody',
      { nodes: { ...nodes, lost: { tags: [], ipv4: '100.64.0.9' } } },
      'node lost has neither tags nor one of the users: undefined',
      12,
    ],
    [
      'an address that is none',
      { nodes: { ...nodes, extra: { tags: ['tag:web'], ipv4: '100.64.0.256' } } },
      'node extra: address "100.64.0.256" is none',
      12,
    ],
    [
      'a route that is none',
      { nodes: { ...nodes, extra: { tags: ['tag:web'], approved_routes: ['10.0.0.1/8'] } } },
      'node extra: route "10.0.0.1/8" is none',
      12,
    ],
    [
      'a user without a name',
      { users: [...users, { email: 'x@example.com' }] },
      'has no name of its own',
      12,
    ],
    [
      'two users of one name',
      { users: [...users, { name: 'odin', email: 'x@example.com' }] },
      'has no name of its own',
      12,
    ],
  ])('says %s, plays the rest of the line, and does not agree', async (_name, part, fault, checked) => {
    const { printed, report, agrees: same } = await play(lines({ ...decisions, ...part }));
    expect(printed).toContain('lines read in part             1 of 1');
    expect(printed).toContain(fault);
    expect([report.checked, report.mismatches, same]).toEqual([checked, 0, false]);
  });

  it('knows the owner of a device by name, address or number', async () => {
    for (const user of ['odin', 'odin@example.com', 1]) {
      const owned = { ...nodes, laptop: { ...nodes.laptop, user } };
      expect((await play(lines({ ...decisions, nodes: owned }))).agrees).toBe(true);
    }
  });

  it('knows the users with a passkey by the domain they were given', async () => {
    const passkey = {
      ...policy,
      grants: [{ src: ['user:*@passkey'], dst: ['user:*@passkey', 'tag:web'], ip: ['tcp:22'] }],
    };
    const asked = [
      ['laptop', 'web', 6, [22]],
      ['phone', 'web', 6, []],
      ['web', 'laptop', 6, []],
    ];
    expect(
      (await play(lines({ ...decisions, policy: passkey, rows: asked }, { ...capture, policy: passkey })))
        .agrees,
    ).toBe(true);
  });

  it('agrees with nothing: an empty file, or none that can be read', async () => {
    const empty = await play('');
    expect([empty.printed, empty.agrees]).toEqual(['no lines: nothing was checked', false]);
    const missing = join(folder, 'missing');
    const report = await runOracle({ captures: [missing], decisions: [], pushedGroups: false });
    expect(printReport(report).join('\n')).toContain('1 not readable (Error: ENOENT');
    expect(agrees(report)).toBe(false);
  });

  it('says a file that ends too early, after what it could read', async () => {
    const many = Array.from({ length: 200 }, (_, index) => ({ ...decisions, id: `record-${index}` }));
    const whole = gzipSync(lines(...many));
    const { printed, report, agrees: same } = await play(whole.subarray(0, whole.length - 20));
    expect(printed).toContain('not readable (Error: unexpected end of file)');
    expect(report.policies).toBeGreaterThan(100);
    expect(same).toBe(false);
  });
});
