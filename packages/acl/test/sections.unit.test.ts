import { checkPolicy } from '../src/policy/check-policy';
import { textOf } from './scenario';

/** Every finding of the text alone, as code and message. */
const found = (policy: object | string): ReadonlyArray<string> =>
  checkPolicy(textOf(policy)).diagnostics.map(({ code, message }) => `${code}: ${message}`);

const base = {
  tagOwners: { 'tag:web': [] },
  groups: { 'group:eng': ['ann@example.com'] },
  hosts: { box: '10.0.0.1' },
  postures: { 'posture:mac': ["node:os == 'macos'"] },
};
const acl = (rule: object) => ({ ...base, acls: [{ action: 'accept', src: ['*'], dst: ['*:*'], ...rule }] });
const grant = (rule: object) => ({ ...base, grants: [{ src: ['*'], dst: ['*'], ip: ['*'], ...rule }] });
const beside = (sections: object) => ({ grants: [], ...sections });

type Case = [name: string, policy: object | string, findings: ReadonlyArray<string>];

const noPosture = 'restricts this rule, and there is no posture data: the rule is off';
const cases: Readonly<Record<string, ReadonlyArray<Case>>> = {
  'a rule of acls': [
    ['no list of rules', { acls: {} }, ['bad-type: "acls" must be a list, not an object']],
    [
      'no rule',
      { acls: [1] },
      ['bad-type: acls[0] must be an object, not number', 'bad-action: action="" is not supported'],
    ],
    ['no action', { acls: [{}] }, ['bad-action: action="" is not supported']],
    ['an action that is no text', acl({ action: 1 }), ['bad-type: "action" must be a string, not number']],
    ['a protocol that is no text', acl({ proto: 6 }), ['bad-type: "proto" must be a string, not number']],
    ['a destination that is no list', acl({ dst: '*:*' }), ['bad-type: "dst" must be a list, not a string']],
    ['a source that is no list', acl({ src: '*' }), ['bad-type: "src" must be a list, not a string']],
    [
      'an entry that is no text',
      acl({ dst: [1] }),
      ['bad-type: an entry of "dst" must be a string, not number'],
    ],
    [
      'a posture that is no list',
      acl({ srcPosture: 'posture:mac' }),
      ['bad-type: "srcPosture" must be a list, not a string'],
    ],
    [
      'a destination with space round it',
      acl({ dst: [' box:22'] }),
      ['selector-trimmed: white space around "box:22" is ignored'],
    ],
    [
      'shared devices as destination',
      acl({ dst: ['autogroup:shared:22'] }),
      ['bad-selector: "autogroup:shared" not valid on the dst side of a rule'],
    ],
    [
      'a service as source',
      acl({ src: ['svc:web'] }),
      ['bad-selector: "svc:web" not valid on the src side of a rule'],
    ],
    ['a posture', acl({ srcPosture: ['posture:mac'] }), [`unsupported: srcPosture ${noPosture}`]],
    ['an empty list of postures', acl({ srcPosture: [] }), []],
    [
      'shared devices as source',
      acl({ src: ['autogroup:shared'] }),
      ['unsupported: "autogroup:shared" is not supported: the rule is off'],
    ],
    [
      'a service as destination',
      acl({ dst: ['svc:web:22'] }),
      ['unsupported: "svc:web" is not supported: the rule is off'],
    ],
    [
      'some ports of a protocol without ports',
      acl({ proto: 'gre', dst: ['box:*,22'] }),
      ['port-on-portless-proto: dst="box:*,22": this protocol has no ports; write "box:*"'],
    ],
  ],
  'a rule of grants': [
    ['no list of rules', { grants: {} }, ['bad-type: "grants" must be a list, not an object']],
    [
      'no rule',
      { grants: [1] },
      ['bad-type: grants[0] must be an object, not number', 'empty-grant: ip and app can not both be empty'],
    ],
    ['nothing to open', { grants: [{}] }, ['empty-grant: ip and app can not both be empty']],
    [
      'ports that are no list',
      grant({ ip: '*' }),
      ['empty-grant: ip and app can not both be empty', 'bad-type: "ip" must be a list, not a string'],
    ],
    ['an application alone', { grants: [{ src: ['*'], dst: ['*'], app: { 'example.com/cap': [] } }] }, []],
    [
      'no application',
      { grants: [{ src: ['*'], dst: ['*'], app: {} }] },
      ['empty-grant: ip and app can not both be empty'],
    ],
    ['a destination that is no list', grant({ dst: '*' }), ['bad-type: "dst" must be a list, not a string']],
    [
      'shared devices as destination',
      grant({ dst: ['autogroup:shared'] }),
      [
        'bad-selector: "autogroup:shared" not valid on the dst side of a rule',
        'unsupported: "autogroup:shared" is not supported: the rule is off',
      ],
    ],
    ['an application beside addresses', grant({ dst: ['10.0.0.1'], app: { 'example.com/cap': [] } }), []],
    ['via that is no list', grant({ via: 'tag:web' }), ['bad-type: "via" must be a list, not a string']],
    ['via with space round it', grant({ dst: ['10.0.0.1'], via: [' tag:web '] }), []],
    ['an empty via', grant({ dst: ['tag:web'], via: [] }), []],
    ['a posture', grant({ srcPosture: [' Posture:Mac '] }), [`unsupported: srcPosture ${noPosture}`]],
  ],
  'a capability of an application': [
    ['its form', grant({ app: [] }), ['bad-type: "app" must be an object, not a list']],
    [
      'its values',
      grant({ app: { 'example.com/cap': {} } }),
      ['bad-type: app["example.com/cap"] must be a list, not an object'],
    ],
    ...[
      'example/cap',
      'example.com',
      '-a.com/cap',
      'a-.com/cap',
      'a..com/cap',
      'a.com/',
      'a.com/c p',
      'a_b.com/c',
      'x a.com/c',
    ].map(
      (name): Case => [
        `${name} is none`,
        grant({ app: { [name]: [] } }),
        [`bad-capability: "${name}": capability name must have the form {domain}/{path}`],
      ],
    ),
    ...[
      'a.co/c',
      'Example.COM/cap/x',
      'a-b.c1.io/x',
      '1.2/x',
      'mytailscale.com/cap',
      'tailscale.com.example.com/cap',
      'example.com/tailscale.com/x',
    ].map((name): Case => [`${name} is one`, grant({ app: { [name]: [] } }), []]),
    ...['drive', 'golink', 'kubernetes', 'relay', 'secrets', 'tsidp', 'webui'].map(
      (name): Case => [
        `${name} of Tailscale is one`,
        grant({ app: { [`tailscale.com/cap/${name}`]: [] } }),
        [],
      ],
    ),
    ...[
      'tailscale.com/cap/x',
      'TAILSCALE.com/cap/x',
      'app.tailscale.com/cap/drive',
      'a.b.tailscale.com/x',
    ].map(
      (name): Case => [
        `${name} is none to grant`,
        grant({ app: { [name]: [] } }),
        [`bad-capability: "${name}": capability name must not be in the tailscale.com domain`],
      ],
    ),
  ],
  'a tag': [
    ['no object', beside({ tagOwners: [] }), ['bad-type: "tagOwners" must be an object, not a list']],
    [
      'no list of owners',
      beside({ tagOwners: { 'tag:a': 'x@y.z' } }),
      ['bad-type: tagOwners["tag:a"] must be a list, not a string'],
    ],
    ...['tag:a', ' tag:a ', 'TAG:A-1', 'tag:a1'].map(
      (tag): Case => [`${tag} is one`, beside({ tagOwners: { [tag]: [] } }), []],
    ),
    ...(
      [
        ['web', "tags must start with 'tag:'"],
        ['my-tag:a', "tags must start with 'tag:'"],
        ['tag:', 'tag names must not be empty'],
        ['tag:1a', "tag names must start with a letter, after 'tag:'"],
        ['tag:-', "tag names must start with a letter, after 'tag:'"],
        ['tag:a_b', 'tag names can only contain numbers, letters, or dashes'],
        ['tag:a tag:b', 'tag names can only contain numbers, letters, or dashes'],
      ] as const
    ).map(
      ([tag, why]): Case => [
        `${tag} is none`,
        beside({ tagOwners: { [tag]: [] } }),
        [`bad-selector: tagOwners[${JSON.stringify(tag)}]: ${why}`],
      ],
    ),
    ...['*', '10.0.0.1', 'autogroup:self', 'autogroup:tagged', 'svc:a'].map(
      (owner): Case => [
        `${owner} owns none`,
        beside({ tagOwners: { 'tag:a': [owner] } }),
        [`bad-selector: tagOwners["tag:a"]: "${owner}" cannot own a tag`],
      ],
    ),
    ...[
      'ann@example.com',
      'group:eng',
      'group:x@example.com',
      'tag:a',
      'autogroup:admin',
      'autogroup:member',
      'user:*@example.com',
    ].map(
      (owner): Case => [`${owner} may own one`, { ...base, grants: [], tagOwners: { 'tag:a': [owner] } }, []],
    ),
  ],
  'a group': [
    ['no object', beside({ groups: [] }), ['bad-type: "groups" must be an object, not a list']],
    [
      'no list of members',
      beside({ groups: { 'group:a': 'x@y.z' } }),
      ['bad-type: groups["group:a"] must be a list, not a string'],
    ],
    ['space round names', beside({ groups: { ' group:a ': [' x@y.z '] } }), []],
    [
      'a name that starts otherwise',
      beside({ groups: { 'my-group:a': [] } }),
      ['bad-selector: "my-group:a": the name of a group starts with "group:"'],
    ],
    [
      'an autogroup',
      beside({ groups: { 'Autogroup:a': [] } }),
      ['role-from-group: "Autogroup:a": roles and autogroups cannot be defined by a list of users'],
    ],
    ['a name after an autogroup', beside({ groups: { 'group:autogroup:a': [] } }), []],
    [
      'a name with several "@"',
      beside({ groups: { 'group:a@b@c': [] } }),
      [`group-name-has-at: "group:a@b@c": a group's name cannot hold "@"`],
    ],
    [
      'no name',
      beside({ groups: { 'group:': [] } }),
      ['bad-selector: "group:": a group needs a name, and a domain after "@"'],
    ],
    [
      'a group as member',
      beside({ groups: { 'group:a': ['Group:b'] } }),
      ['nested-group: groups["group:a"]: "Group:b": group members cannot be recursive'],
    ],
    ...['my-group:b', 'tag:a', '*', 'ann', 'user:*@y.z'].map(
      (member): Case => [
        `${member} as member`,
        beside({ groups: { 'group:a': [member] } }),
        [
          `bad-group-member: groups["group:a"]: "${member}": a member of a group is a user's full email address`,
        ],
      ],
    ),
  ],
  'a host': [
    ['no object', beside({ hosts: [] }), ['bad-type: "hosts" must be an object, not a list']],
    ['no text', beside({ hosts: { a: 1 } }), ['bad-type: hosts["a"] must be a string, not number']],
    ['space round name and address', { ...acl({ dst: ['a:22'] }), hosts: { ' a ': ' 10.0.0.1 ' } }, []],
    ...['10.0.0.1', 'a@b', 'tag:a', '*'].map(
      (name): Case => [
        `${name} as name`,
        beside({ hosts: { [name]: '10.0.0.1' } }),
        [
          `bad-host: "${name}": the name of a host cannot be an address, hold "@", or start like another selector`,
        ],
      ],
    ),
    [
      'an address with host bits',
      beside({ hosts: { a: '10.0.0.1/8' } }),
      ['bad-address: 10.0.0.1/8 contains non-network bits set'],
    ],
    [
      'no address',
      { ...acl({ dst: ['a:22'] }), hosts: { a: 'x' } },
      [
        'bad-address: "x": invalid address',
        'undefined-host: host not defined in policy: "a": invalid address',
      ],
    ],
  ],
  'an IP set': [
    ['no object', beside({ ipsets: [] }), ['bad-type: "ipsets" must be an object, not a list']],
    [
      'no list',
      beside({ ipsets: { 'ipset:a': '10.0.0.1' } }),
      ['bad-type: ipsets["ipset:a"] must be a list, not a string'],
    ],
    ...['my-ipset:a', 'ipset:', 'ipset:a b'].map(
      (name): Case => [
        `${name} as name`,
        beside({ ipsets: { [name]: [] } }),
        [`bad-selector: "${name}": the name of an IP set starts with "ipset:"`],
      ],
    ),
    ['space round names and between words', beside({ ipsets: { ' ipset:a ': [' add   10.0.0.1 '] } }), []],
    ['a range of one address', beside({ ipsets: { 'ipset:a': ['10.0.0.1-10.0.0.1'] } }), []],
    ...[
      '10.0.0.2-10.0.0.1',
      '10.0.0.1-::1',
      '10.0.0.1-10.0.0.2-10.0.0.3',
      'x-10.0.0.1',
      '10.0.0.1-x',
      'my-host:box',
      'host:a b',
      'x/10.0.0.0/8',
      '10.0.0.0/8x',
      'remove',
      'xadd 10.0.0.1',
    ].map(
      (entry): Case => [
        `${entry} as entry`,
        beside({ ipsets: { 'ipset:a': [entry] } }),
        [
          `bad-address: ipsets["ipset:a"]: ${JSON.stringify(entry)}: invalid address; write an address, CIDR, range, host:<name>, ipset:<name> or autogroup:internet`,
        ],
      ],
    ),
    [
      'a verb for some',
      beside({ ipsets: { 'ipset:a': ['10.0.0.0/8', 'remove 10.0.0.1'] } }),
      [
        'bad-selector: ipsets["ipset:a"]: "10.0.0.0/8": in a set that removes, every entry says "add" or "remove"',
      ],
    ],
    [
      'no such host',
      beside({ ipsets: { 'ipset:a': ['host:no'] } }),
      ['undefined-host: ipsets["ipset:a"]: host not defined in policy: "host:no"'],
    ],
    [
      'an unsupported one in a rule',
      { ...acl({ dst: ['ipset:a:*'] }), ipsets: { 'ipset:a': ['svc:x'] } },
      ['unsupported: "ipset:a" holds svc:x, which is not supported: the rule is off'],
    ],
    [
      'the internet as a source',
      { ...acl({ src: ['ipset:a'] }), ipsets: { 'ipset:a': ['autogroup:internet'] } },
      ['unsupported: "ipset:a" holds autogroup:internet, which is no source: the rule is off'],
    ],
  ],
  'a posture': [
    ['no object', beside({ postures: [] }), ['bad-type: "postures" must be an object, not a list']],
    [
      'no list',
      beside({ postures: { 'posture:a': 'x' } }),
      ['bad-type: postures["posture:a"] must be a list, not a string'],
    ],
    ...['my-posture:a', 'posture:', 'posture:a b'].map(
      (name): Case => [
        `${name} as name`,
        beside({ postures: { [name]: [] } }),
        [`bad-posture: "${name}": the name of a posture starts with "posture:"`],
      ],
    ),
    ...[
      "node:os == 'macos'",
      'node:os IS SET',
      'node:os NOT SET',
      "node:os in ['a']",
      "node:os NOT IN ['a']",
      'a != b',
      'a <= b',
      'a >= b',
      'a < b',
      'a > b',
    ].map((text): Case => [`${text} is a condition`, beside({ postures: { 'posture:a': [text] } }), []]),
    ...['mac', 'a =', 'a ==', 'a IS', 'IS SET', 'a IS SETX', 'a ~ b'].map(
      (text): Case => [
        `${text} is none`,
        beside({ postures: { ' posture:a ': [text] } }),
        [`bad-posture: postures[" posture:a "]: "${text}" is no condition such as "node:os == 'macos'"`],
      ],
    ),
    [
      'the default, no list',
      beside({ defaultSrcPosture: 'posture:a' }),
      ['bad-type: "defaultSrcPosture" must be a list, not a string'],
    ],
    ['an empty default', { ...grant({}), defaultSrcPosture: [] }, []],
    [
      'a default',
      { ...grant({}), defaultSrcPosture: ['posture:mac'] },
      [`unsupported: defaultSrcPosture ${noPosture}`],
    ],
    [
      'a default that is not there',
      beside({ defaultSrcPosture: ['posture:a'] }),
      ['undefined-posture: posture not defined in policy: "posture:a"'],
    ],
  ],
  'a test': [
    ['no list', beside({ tests: {} }), ['bad-type: "tests" must be a list, not an object']],
    ['no object', beside({ tests: [1] }), ['bad-type: tests[0] must be an object, not number']],
    [
      'types',
      beside({ tests: [{ src: 1, proto: 1, accept: 'x', deny: 'x', srcPostureAttrs: [] }] }),
      [
        'bad-type: "src" of tests[0] must be a string, not number',
        'bad-type: "proto" of tests[0] must be a string, not number',
        'bad-type: "accept" of tests[0] must be a list, not a string',
        'bad-type: "deny" of tests[0] must be a list, not a string',
        'bad-type: "srcPostureAttrs" of tests[0] must be an object, not a list',
      ],
    ],
  ],
  'a section that other features read': [
    ['node attributes', beside({ nodeAttrs: {} }), ['bad-type: "nodeAttrs" must be a list, not an object']],
    [
      'no node attribute',
      beside({ nodeAttrs: [1] }),
      ['bad-type: a node attribute must be an object, not number'],
    ],
    [
      'types of a node attribute',
      beside({ nodeAttrs: [{ target: 'x', attr: 'x', app: [], ipPool: 'x' }] }),
      [
        'bad-type: "target" must be a list, not a string',
        'bad-type: "attr" must be a list, not a string',
        'bad-type: "app" must be an object, not a list',
        'bad-type: "ipPool" must be a list, not a string',
      ],
    ],
    [
      'a node attribute',
      beside({ nodeAttrs: [{ target: ['*', 'ann@example.com'], attr: ['x'], ipPool: ['10.0.0.0/8'] }] }),
      [],
    ],
    [
      'no pool',
      beside({ nodeAttrs: [{ target: ['*'], ipPool: ['10.0.0.1/8'] }] }),
      ['bad-address: 10.0.0.1/8 contains non-network bits set'],
    ],
    ...['autogroup:self', 'autogroup:internet', 'autogroup:danger-all', 'svc:a'].map(
      (target): Case => [
        `${target} as target of a node attribute`,
        beside({ nodeAttrs: [{ target: [target], attr: ['x'] }] }),
        [`bad-selector: "${target}" cannot be the target of a node attribute`],
      ],
    ),
    [
      'no autogroup as target',
      beside({ nodeAttrs: [{ target: ['autogroup:no'] }] }),
      ['bad-selector: "autogroup:no": unknown autogroup'],
    ],
    ['approvers', beside({ autoApprovers: [] }), ['bad-type: "autoApprovers" must be an object, not a list']],
    [
      'types of approvers',
      beside({ autoApprovers: { routes: [], services: [], exitNode: 'x' } }),
      [
        'bad-type: "routes" must be an object, not a list',
        'bad-type: "services" must be an object, not a list',
        'bad-type: "exitNode" must be a list, not a string',
      ],
    ],
    [
      'approvers of routes and services',
      beside({
        autoApprovers: {
          routes: { ' 10.0.0.0/8 ': ['ann@example.com'] },
          services: { 'svc:a': ['ann@example.com'] },
        },
      }),
      [],
    ],
    [
      'wrong approvers',
      beside({ autoApprovers: { routes: { x: 'a', '10.0.0.0/8': ['tag:no'] }, services: { 'svc:a': 'a' } } }),
      [
        'bad-address: "x": invalid address',
        'bad-type: routes["x"] must be a list, not a string',
        'undefined-tag: tag not found: "tag:no"',
        'bad-type: services["svc:a"] must be a list, not a string',
      ],
    ],
    [
      'attributes of devices',
      beside({ attrConfig: [] }),
      ['bad-type: "attrConfig" must be an object, not a list'],
    ],
    ...['derpMap', 'disableIPv4', 'OneCGNATRoute', 'randomizeClientPort'].flatMap((name): Case[] => [
      [
        `${name} of null`,
        beside({ [name]: null }),
        [`bad-type: "${name}" cannot be null; leave it out instead`],
      ],
      [`${name} of anything`, beside({ [name]: true }), []],
    ]),
    [
      'both spellings of members',
      acl({ src: ['autogroup:Members', 'autogroup:member'] }),
      ['bad-selector: autogroup:Members and autogroup:member cannot both be used; they mean the same'],
    ],
  ],
};

describe.each(Object.entries(cases))('what is said of %s', (_section, list) => {
  it.each(list.map(([name, policy, findings]): Case => [name, policy, findings]))(
    '%s',
    (_name, policy, findings) => expect(found(policy)).toEqual(findings),
  );
});
