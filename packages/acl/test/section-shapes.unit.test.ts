import { checkPolicy } from '../src/policy/check-policy';

const base = { grants: [], tagOwners: { 'tag:a': [] } };
const grant = (part: object) => ({
  ...base,
  grants: [{ src: ['*'], dst: ['10.0.0.0/8'], ip: ['*'], ...part }],
});
const acl = (part: object) => ({ acls: [{ action: 'accept', ...part }] });
const policyTest = (part: object) => ({ ...base, tests: [{ src: 'tag:a', ...part }] });

const values = [
  'null',
  '5',
  'true',
  '"x"',
  '[]',
  '{}',
  '[null]',
  '[5]',
  '[{}]',
  '[[]]',
  '{"a":null}',
  '{"a":[5]}',
];

/** A place in a policy, and which of the values may stand there. */
const places: ReadonlyArray<[string, (value: unknown) => object, ReadonlyArray<string>]> = [
  ['acls', (acls) => ({ acls }), ['[]']],
  ['grants', (grants) => ({ grants }), ['[]']],
  ['groups', (groups) => ({ ...base, groups }), ['{}']],
  ['a group', (list) => ({ ...base, groups: { 'group:a': list } }), ['[]']],
  ['hosts', (hosts) => ({ ...base, hosts }), ['{}']],
  ['a host', (address) => ({ ...base, hosts: { a: address } }), []],
  ['tagOwners', (tagOwners) => ({ grants: [], tagOwners }), ['{}']],
  ['the owners of a tag', (owners) => ({ grants: [], tagOwners: { 'tag:a': owners } }), ['[]']],
  ['ipsets', (ipsets) => ({ ...base, ipsets }), ['{}']],
  ['an ipset', (list) => ({ ...base, ipsets: { 'ipset:a': list } }), ['[]']],
  ['postures', (postures) => ({ ...base, postures }), ['{}']],
  ['a posture', (list) => ({ ...base, postures: { 'posture:a': list } }), ['[]']],
  ['defaultSrcPosture', (defaultSrcPosture) => ({ ...base, defaultSrcPosture }), ['[]']],
  ['tests', (tests) => ({ ...base, tests }), ['[]', '[{}]']],
  ['ssh', (ssh) => ({ ...base, ssh }), ['[]']],
  ['sshTests', (sshTests) => ({ ...base, sshTests }), ['[]']],
  ['autoApprovers', (autoApprovers) => ({ ...base, autoApprovers }), ['{}']],
  ['approved routes', (routes) => ({ ...base, autoApprovers: { routes } }), ['{}']],
  [
    'the approvers of a route',
    (list) => ({ ...base, autoApprovers: { routes: { '10.0.0.0/8': list } } }),
    ['[]'],
  ],
  ['the approvers of an exit node', (exitNode) => ({ ...base, autoApprovers: { exitNode } }), ['[]']],
  ['approved services', (services) => ({ ...base, autoApprovers: { services } }), ['{}']],
  ['nodeAttrs', (nodeAttrs) => ({ ...base, nodeAttrs }), ['[]', '[{}]']],
  ['the targets of an attribute', (target) => ({ ...base, nodeAttrs: [{ target }] }), ['[]']],
  ['attributes', (attr) => ({ ...base, nodeAttrs: [{ attr }] }), ['[]']],
  ['an ip pool', (ipPool) => ({ ...base, nodeAttrs: [{ ipPool }] }), ['[]']],
  ['attrConfig', (attrConfig) => ({ ...base, attrConfig }), ['{}', '{"a":null}', '{"a":[5]}']],
  ['derpMap', (derpMap) => ({ ...base, derpMap }), values.slice(1)],
  ['disableIPv4', (disableIPv4) => ({ ...base, disableIPv4 }), values.slice(1)],
  ['OneCGNATRoute', (OneCGNATRoute) => ({ ...base, OneCGNATRoute }), values.slice(1)],
  ['randomizeClientPort', (randomizeClientPort) => ({ ...base, randomizeClientPort }), values.slice(1)],
  ['action', (action) => ({ acls: [{ action }] }), []],
  ['src of an acl', (src) => acl({ src }), ['[]']],
  ['dst of an acl', (dst) => acl({ dst }), ['[]']],
  ['users of an acl', (users) => acl({ users }), ['[]']],
  ['ports of an acl', (ports) => acl({ ports }), ['[]']],
  ['proto of an acl', (proto) => acl({ proto }), []],
  ['srcPosture of an acl', (srcPosture) => acl({ srcPosture }), ['[]']],
  ['src of a grant', (src) => grant({ src }), ['[]']],
  ['dst of a grant', (dst) => grant({ dst }), ['[]']],
  ['ip of a grant with app', (ip) => grant({ ip, app: { 'example.com/a': [] } }), ['[]']],
  ['ip of a grant without app', (ip) => grant({ ip }), []],
  ['app of a grant', (app) => grant({ app }), ['{}']],
  [
    'a capability',
    (list) => grant({ app: { 'example.com/a': list } }),
    ['[]', '[null]', '[5]', '[{}]', '[[]]'],
  ],
  ['via of a grant', (via) => grant({ via }), ['[]']],
  ['srcPosture of a grant', (srcPosture) => grant({ srcPosture }), ['[]']],
  ['src of a test', (src) => policyTest({ src }), ['"x"']],
  ['user of a test', (user) => ({ ...base, tests: [{ user }] }), ['"x"']],
  ['proto of a test', (proto) => policyTest({ proto }), ['"x"']],
  ['accept of a test', (accept) => policyTest({ accept }), ['[]']],
  ['allow of a test', (allow) => policyTest({ allow }), ['[]']],
  ['deny of a test', (deny) => policyTest({ deny }), ['[]']],
  [
    'srcPostureAttrs of a test',
    (srcPostureAttrs) => policyTest({ srcPostureAttrs }),
    ['{}', '{"a":null}', '{"a":[5]}'],
  ],
];

const isTaken = (policy: object | string): boolean =>
  checkPolicy(typeof policy === 'string' ? policy : JSON.stringify(policy)).policy !== undefined;

describe('the shapes of a policy', () => {
  it.each(places)('%s', (_name, policy, taken) => {
    expect(values.filter((value) => isTaken(policy(JSON.parse(value))))).toEqual(taken);
  });

  it('every section may stand in any case, once, and nothing else beside them', () => {
    const sections = ['acls', 'grants', 'tests', 'ssh', 'sshTests', 'nodeAttrs', 'defaultSrcPosture'];
    const maps = ['groups', 'hosts', 'tagOwners', 'ipsets', 'postures', 'autoApprovers', 'attrConfig'];
    const options = ['derpMap', 'disableIPv4', 'OneCGNATRoute', 'randomizeClientPort'];
    const values = [
      ...sections.map((name) => [name, '[]']),
      ...maps.map((name) => [name, '{}']),
      ...options.map((name) => [name, 'true']),
    ];
    const text = (...more: string[]) =>
      `{ // all of them\n${[...values.map(([name, value]) => `"${name}": ${value}`), ...more].join(',\n')},\n}`;
    expect(isTaken(text())).toBe(true);
    for (const [name = '', value = ''] of values) {
      const upper = text().replace(`"${name}"`, `"${name.toUpperCase()}"`);
      expect([name, isTaken(upper)]).toEqual([name, true]);
      const twice = checkPolicy(text(`"${name.toUpperCase()}": ${value}`));
      expect([name, twice.diagnostics.map(({ code }) => code)]).toEqual([name, ['duplicate-key']]);
    }
    expect(checkPolicy(text('"rules": []')).diagnostics).toMatchObject([
      { code: 'unknown-section', message: 'unknown field: "rules"' },
    ]);
  });

  it.each<[string, object]>([
    ['an acl', acl({ ip: ['*'] })],
    ['a grant', grant({ action: 'accept' })],
    ['a grant, by a legacy name', grant({ users: ['*'] })],
    ['a test', policyTest({ port: '22' })],
    ['a node attribute', { ...base, nodeAttrs: [{ targets: [] }] }],
    ['autoApprovers', { ...base, autoApprovers: { exitNodes: [] } }],
  ])('an unknown field of %s is refused', (_name, policy) => {
    expect(checkPolicy(JSON.stringify(policy)).diagnostics).toMatchObject([{ code: 'unknown-field' }]);
  });

  it.each<[string, object]>([
    ['users beside src', acl({ src: [], users: [] })],
    ['ports beside dst', acl({ dst: [], ports: [] })],
    ['user beside src of a test', policyTest({ user: 'tag:a' })],
    ['allow beside accept of a test', policyTest({ accept: [], allow: [] })],
  ])('%s is the same field twice', (_name, policy) => {
    expect(checkPolicy(JSON.stringify(policy)).diagnostics).toMatchObject([{ code: 'duplicate-key' }]);
  });
});
