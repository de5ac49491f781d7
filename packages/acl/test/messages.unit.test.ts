import { type Diagnostic, formatDiagnostic } from '../src/diagnostics/diagnostic';
import { checkPolicy } from '../src/policy/check-policy';
import { LiveDirectory } from './live-directory';
import { textOf } from './scenario';

const check = (policy: object | string): ReadonlyArray<Diagnostic> =>
  checkPolicy(textOf(policy), { world: { directory: new LiveDirectory().view } }).diagnostics;

const base = { tagOwners: { 'tag:server': [] }, groups: { 'group:eng': [] }, hosts: { web: '10.0.0.1' } };
const acl = (rule: object) => ({ ...base, acls: [{ action: 'accept', src: ['*'], dst: ['*:*'], ...rule }] });
const grant = (rule: object) => ({ ...base, grants: [{ src: ['*'], dst: ['*'], ip: ['*'], ...rule }] });

describe('what a policy is refused for, in the words of Tailscale', () => {
  const cases: ReadonlyArray<[string, string, object]> = [
    ['bad-action', 'action="deny" is not supported', acl({ action: 'deny' })],
    ['undefined-tag', 'src=tag not found: "tag:nonexistent"', acl({ src: ['tag:nonexistent'] })],
    [
      'undefined-tag',
      'dst="tag:nonexistent": tag not found: "tag:nonexistent"',
      acl({ dst: ['tag:nonexistent:22'] }),
    ],
    ['undefined-tag', 'tag "tag:nonexistent" not found', grant({ via: ['tag:nonexistent'] })],
    [
      'undefined-tag',
      'tag not found: "tag:undefined-tag"',
      { ...grant({}), nodeAttrs: [{ target: ['tag:undefined-tag'], attr: ['funnel'] }] },
    ],
    [
      'undefined-tag',
      'tag not found: "tag:undefined-tag"',
      { ...grant({}), autoApprovers: { exitNode: ['tag:undefined-tag'] } },
    ],
    ['self-in-src', '"autogroup:self" not valid on the src side of a rule', acl({ src: ['autogroup:self'] })],
    [
      'self-with-bad-src',
      'autogroup:self can only be used with users, groups, or supported autogroups',
      acl({ src: ['autogroup:member', 'tag:server'], dst: ['autogroup:self:*'] }),
    ],
    [
      'self-with-bad-src',
      'autogroup:self can only be used with users, groups, or supported autogroups',
      grant({ dst: ['autogroup:self'] }),
    ],
    [
      'bad-port',
      'dst="autogroup:self": port range "self": invalid first integer',
      acl({ dst: ['autogroup:self'] }),
    ],
    [
      'bad-port',
      'dst="tag:server:ssh": port range "ssh": invalid first integer',
      acl({ dst: ['tag:server:ssh'] }),
    ],
    ['bad-port', 'hostport must contain a colon (":")', acl({ dst: ['web'] })],
    ['bad-port', 'host cannot contain a comma (",")', acl({ dst: ['web,other:22'] })],
    ['bad-port', 'invalid port list: ""', acl({ dst: ['web:'] })],
    ['bad-port', 'port range "1-2-3": too many dashes(-)', acl({ dst: ['web:1-2-3'] })],
    ['bad-port', 'port range "22-x": invalid last integer', acl({ dst: ['web:22-x'] })],
    ['bad-port', 'port range "65536": invalid first integer', acl({ dst: ['web:65536'] })],
    ['bad-port', 'port range "0": first port must be >0, or use \'*\' for wildcard', acl({ dst: ['web:0'] })],
    ['bad-port', 'port range "80-22": first port must be >= last port', acl({ dst: ['web:80-22'] })],
    ['bad-port', 'port range "icmp": invalid first integer', grant({ ip: ['icmp'] })],
    ['bad-port', 'port range "22,80": invalid first integer', grant({ ip: ['22,80'] })],
    ['danger-all-dst', 'cannot use autogroup:danger-all as a dst', grant({ dst: ['autogroup:danger-all'] })],
    ['danger-all-dst', 'cannot use autogroup:danger-all as a dst', acl({ dst: ['autogroup:danger-all:*'] })],
    [
      'bad-capability',
      'cannot use app grants with autogroup:internet',
      grant({ dst: ['autogroup:internet'], app: { 'example.com/cap/a': [{}] } }),
    ],
    [
      'internet-src',
      'autogroup:internet can only be used in ACL destinations',
      acl({ src: ['autogroup:internet'] }),
    ],
    [
      'default-route-dst',
      'dst "::/0": to allow all IP addresses, use "*" or "autogroup:internet"',
      grant({ dst: ['::/0'] }),
    ],
    ['empty-grant', 'ip and app can not both be empty', grant({ ip: [] })],
    ['bad-via', 'via can only be a tag', grant({ via: ['group:eng'] })],
    [
      'bad-capability',
      'capability name must have the form {domain}/{path}',
      grant({ app: { 'https://tailscale.com/cap/x': [] } }),
    ],
    [
      'bad-capability',
      'capability name must not be in the tailscale.com domain',
      grant({ app: { 'tailscale.com/cap/funnel': [] } }),
    ],
    [
      'nested-group',
      'groups["group:b"]: "group:a": group members cannot be recursive',
      { ...grant({}), groups: { 'group:b': ['group:a'] } },
    ],
    [
      'bad-group-member',
      'groups["group:b"]: "ann": a member',
      { ...grant({}), groups: { 'group:b': ['ann'] } },
    ],
    [
      'bad-selector',
      'tagOwners["tag:сервер"]: tag names must start with a letter, after \'tag:\'',
      { grants: [], tagOwners: { 'tag:сервер': [] } },
    ],
    [
      'foreign-domain',
      'example.org is not associated with this Tailnet and cannot be used in user:*@<domain> expressions',
      acl({ src: ['user:*@example.org'] }),
    ],
    ['bad-address', '"%bogus%": invalid address', { ...grant({}), hosts: { web: '%bogus%' } }],
    ['bad-address', '8.8.8.8/24 contains non-network bits set', grant({ dst: ['8.8.8.8/24'] })],
    ['undefined-local-group', 'group not defined in policy: "group:x"', acl({ src: ['group:x'] })],
    ['undefined-host', 'host not defined in policy: "x"', acl({ src: ['x'] })],
    ['bad-host', '"a@b"', { ...grant({}), hosts: { 'a@b': '10.0.0.1' } }],
    ['bad-host', '"10.0.0.2"', { ...grant({}), hosts: { '10.0.0.2': '10.0.0.1' } }],
    ['bad-proto', 'proto="quic"', acl({ proto: 'quic' })],
    ['bad-proto', 'proto="256"', acl({ proto: '256' })],
    ['bad-proto', 'proto="TCP"', acl({ proto: 'TCP' })],
    ['port-on-portless-proto', 'has no ports', acl({ proto: 'icmp', dst: ['web:22'] })],
    ['port-on-portless-proto', 'has no ports', grant({ ip: ['gre:1-2'] })],
    ['bad-type', '"src" must be a list, not a string', acl({ src: '*' })],
    ['bad-type', 'an entry of "src" must be a string, not null', acl({ src: [null] })],
    ['bad-selector', 'no space may stand beside', acl({ src: ['group: eng'] })],
    ['bad-selector', 'no space may stand beside', acl({ dst: ['tag:server :22'] })],
    [
      'bad-selector',
      '"autogroup:nonroot" not valid on the src side of a rule',
      acl({ src: ['autogroup:nonroot'] }),
    ],
    ['bad-selector', 'a selector cannot be empty', acl({ src: [' '] })],
    ['bad-selector', 'a user is written user@domain', acl({ src: ['a@b@c'] })],
    ['undefined-ipset', 'ipset not defined in policy: "ipset:x"', grant({ dst: ['ipset:x'] })],
    ['bad-posture', 'is no condition', { ...grant({}), postures: { 'posture:x': ['mac'] } }],
    [
      'bad-action',
      '"deny" is not a valid action',
      { ...grant({}), ssh: [{ action: 'deny', src: ['*'], dst: ['*'], users: ['root'] }] },
    ],
  ];

  it.each(cases)('%s: %s', (code, message, policy) => {
    const found = check(policy).filter(({ severity }) => severity === 'error');
    expect(found.map((diagnostic) => diagnostic.code)).toContain(code);
    expect(found.map((diagnostic) => diagnostic.message).join('\n')).toContain(message);
  });

  it.each([
    ['no sources and destinations', acl({ src: [], dst: [] })],
    ['neither src nor dst', { ...base, acls: [{ action: 'accept' }] }],
    [
      'every way to write a destination',
      acl({ dst: ['autogroup:self:*', '[fd7a::1]:80', 'fd7a::1:80', '10.0.0.0/8:22,80-90,*'] }),
    ],
    ['every way to write ports of a grant', grant({ ip: ['47', '6:443', 'icmp:*', 'tcp:1-65535', '*'] })],
    [
      'a protocol by number, or none',
      {
        ...base,
        acls: [
          { action: 'accept', proto: '255' },
          { action: 'accept', proto: '' },
        ],
      },
    ],
    [
      'the rules of the documentation',
      {
        acls: [
          { action: 'accept', src: ['group:all employees@example.com'], dst: ['autogroup:self:*'] },
          { action: 'accept', src: ['group:engineering@example.com'], dst: ['*:*'] },
        ],
      },
    ],
  ])('accepts what Tailscale accepts: %s', (_name, policy) => {
    expect(check(policy).filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});

describe('findings about form', () => {
  it('white space round a selector is trimmed, and said', () => {
    expect(check(acl({ src: ['tag:server '], dst: [' tag:server:22'] }))).toMatchObject([
      { code: 'group-empty' },
      { code: 'selector-trimmed', severity: 'info' },
      { code: 'selector-trimmed', severity: 'info' },
    ]);
  });

  it('tags, hosts and autogroups are compared in ASCII lowercase', () => {
    expect(
      check(acl({ src: ['TAG:Server', 'WEB', 'Autogroup:Member'], dst: ['Web:22'] })).map(({ code }) => code),
    ).toEqual(['group-empty']);
  });

  it('member and its legacy name may not both be used', () => {
    expect(check(acl({ src: ['autogroup:members'] })).map(({ code }) => code)).toEqual(['group-empty']);
    expect(check(acl({ src: ['autogroup:members', 'autogroup:member'] })).map(({ code }) => code)).toContain(
      'bad-selector',
    );
  });

  it('a position counts lines, UTF-16 units and bytes, and prints the bytes', () => {
    const text =
      '{\n  "acls": [\n    // 😊\n    /* é😊 */ {"action": "deny", "src": ["*"], "dst": ["*:*"]}\n  ]\n}';
    const [found] = check(text);
    expect(found).toMatchObject({ code: 'bad-action', line: 4, column: 26, byteColumn: 29 });
    expect(found && formatDiagnostic(found)).toBe('line 4, column 29: action="deny" is not supported');
  });

  it('a carriage return does not end a comment, and what follows it is not read', () => {
    const text = '{"acls": [ // x\r{"action": "deny"},\n]}';
    expect(check(text)).toEqual([]);
  });

  it('half of a surrogate pair is refused wherever it stands', () => {
    for (const text of [
      '{"acls": [], "\\ud800": 1}',
      '{"grants": [{"src": ["\\udc00"], "dst": [], "ip": ["*"]}]}',
    ]) {
      expect(check(text)).toMatchObject([{ code: 'syntax' }]);
    }
  });

  it('a byte order mark, a no-break space and other exotic white space are refused', () => {
    for (const odd of ['\ufeff', '\u00a0', '\f', '\u2028'])
      expect(check(`${odd}{"acls": []}`)[0]?.code).toBe('syntax');
  });

  it('keys of objects in Object.prototype are only unknown names', () => {
    for (const key of ['__proto__', 'constructor', 'toString']) {
      expect(check(`{"acls": [], "${key}": {}}`)).toMatchObject([{ code: 'unknown-section' }]);
    }
  });
});
