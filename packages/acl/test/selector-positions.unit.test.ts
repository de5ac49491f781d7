import { checkPolicy } from '../src/policy/check-policy';
import { LiveDirectory } from './live-directory';
import { textOf } from './scenario';

const base = {
  tagOwners: { 'tag:web': [] as string[] },
  groups: { 'group:ops': ['ann@example.com'] },
  hosts: { box: '10.0.0.1' },
  ipsets: { 'ipset:lan': ['10.0.0.0/8'] },
};

/** Everywhere a selector may stand. */
const positions = {
  'src of an acl': (text: string) => ({ acls: [{ action: 'accept', src: [text], dst: ['tag:web:22'] }] }),
  'dst of an acl': (text: string) => ({
    acls: [{ action: 'accept', src: ['autogroup:member'], dst: [`${text}:22`] }],
  }),
  'src of a grant': (text: string) => ({ grants: [{ src: [text], dst: ['tag:web'], ip: ['22'] }] }),
  'dst of a grant': (text: string) => ({ grants: [{ src: ['autogroup:member'], dst: [text], ip: ['22'] }] }),
  'owner of a tag': (text: string) => ({ tagOwners: { ...base.tagOwners, 'tag:new': [text] }, grants: [] }),
  'member of a group': (text: string) => ({ groups: { ...base.groups, 'group:new': [text] }, grants: [] }),
  via: (text: string) => ({ grants: [{ src: ['*'], dst: ['10.0.0.0/8'], ip: ['22'], via: [text] }] }),
  'entry of an ipset': (text: string) => ({ ipsets: { ...base.ipsets, 'ipset:new': [text] }, grants: [] }),
  'approver of a route': (text: string) => ({
    autoApprovers: { routes: { '10.0.0.0/8': [text] } },
    grants: [],
  }),
  'approver of an exit node': (text: string) => ({ autoApprovers: { exitNode: [text] }, grants: [] }),
  'target of an attribute': (text: string) => ({
    nodeAttrs: [{ target: [text], attr: ['funnel'] }],
    grants: [],
  }),
} as const;

type Place = keyof typeof positions;
type Found = 'taken' | 'off' | 'refused';

const found = (place: Place, selector: string): Found => {
  const directory = new LiveDirectory();
  directory.group('sre', directory.user('ann@example.com'));
  const inventory = { version: 'v1', nodes: new Map(), roles: [] };
  const world = { directory: directory.view, inventory: () => inventory };
  const { diagnostics, policy } = checkPolicy(textOf({ ...base, ...positions[place](selector) }), { world });
  if (policy === undefined) return 'refused';
  return diagnostics.some(({ code }) => code === 'unsupported') ? 'off' : 'taken';
};

/** A letter for each place: taken, Off, or refused (-). */
const row = (selector: string): string =>
  (Object.keys(positions) as Place[])
    .map((place) => ({ taken: 't', off: 'o', refused: '-' })[found(place, selector)])
    .join('');

/**
 * The columns, as `positions`: src and dst of an acl, src and dst of a grant, owner, member, via (which is off
 * where nothing is routed), ipset, approver of routes and of exit nodes, target.
 */
const table: ReadonlyArray<[string, string]> = [
  ['*', 'tttt----ttt'],
  ['ann@example.com', 'ttttt' + 't--ttt'],
  ['ann@github', 'ttttt' + 't--ttt'],
  ['ann@passkey', 'ttttt' + 't--ttt'],
  ['group:ops', 'ttttt---ttt'],
  ['group:sre@example.com', 'ttttt---ttt'],
  ['tag:web', 'ttttt-o-ttt'],
  ['TAG:Web', 'ttttt-o-ttt'],
  ['autogroup:member', 'ttttt---ttt'],
  ['autogroup:tagged', 'tttt----ttt'],
  ['autogroup:self', '-t-t----tt-'],
  ['autogroup:internet', '-t-t---ttt-'],
  ['autogroup:danger-all', 't-t-----tt-'],
  ['autogroup:shared', 'o-o-----ttt'],
  ['autogroup:owner', 'ttttt---ttt'],
  ['autogroup:admin', 'ttttt---ttt'],
  ['autogroup:it-admin', 'ttttt---ttt'],
  ['autogroup:network-admin', 'ttttt---ttt'],
  ['autogroup:billing-admin', 'ttttt---ttt'],
  ['autogroup:auditor', 'ttttt---ttt'],
  ['user:*@example.com', 'ttttt---ttt'],
  ['box', 'tttt----ttt'],
  ['10.0.0.1', 'tttt---tttt'],
  ['10.0.0.0/8', 'tttt---tttt'],
  ['0.0.0.0/0', 'ttt----tttt'],
  ['::/0', 'ttt----tttt'],
  ['fd7a:115c:a1e0:b1a:0:1:a00:0/104', 'tttt---tttt'],
  ['ipset:lan', 'tttt---tttt'],
  ['svc:web', '-o-o---ttt-'],
  ['autogroup:nonroot', '-----------'],
  ['autogroup:bogus', '-----------'],
  ['localpart:*@example.com', '-----------'],
  ['user:*@example.org', '-----------'],
  ['user:ann@example.com', '-----------'],
  ['group:none', '-----------'],
  ['group:a@b@example.com', '-----------'],
  ['group:', '-----------'],
  ['tag:none', '-----------'],
  ['tag:', '-----------'],
  ['nowhere', '-----------'],
  ['web.tailnet.ts.net', '-----------'],
  ['ipset:none', '-----------'],
  ['role:admin', '-----------'],
  ['10.0.0.1/8', '-----------'],
  ['10.0.0.256', '-----------'],
  ['::ffff:10.0.0.1', '-----------'],
  ['ann@b@example.com', '-----------'],
  ['', '-----------'],
];

describe('where each selector may stand', () => {
  it.each(table)('%s', (selector, expected) => {
    expect(row(selector)).toBe(expected);
  });
});
