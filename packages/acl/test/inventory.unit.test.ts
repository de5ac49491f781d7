import * as E from 'fp-ts/lib/Either.js';
import { parseAddress } from '../src/address/address';
import { decodeInventory } from '../src/inventory/decode-inventory';
import { doubledKey } from '../src/inventory/doubled-key';
import { inventoryOf } from './inventory-of';
import { LiveDirectory } from './live-directory';
import { ask, resolverOf, tags } from './scenario';

describe('a key that a JSON text has twice', () => {
  it.each([
    ['{"nodes": {"a": 1, "b": 2, "a": 3}}', 'nodes.a'],
    ['{"nodes": 1, "n\\u006fdes": 2}', 'nodes'],
    ['[{"a": 1}, {"b": [{}, {"c": 1, "c": 1}]}]', '[1].b[1].c'],
    ['{"a": {"b": 1}, "b": {"a": 1}, "c": [1, 1, "a", "a"]}', undefined],
    ['{"a.b": 1, "a": {"b": 1}}', undefined],
    ['1', undefined],
  ])('is told where it stands: %s', (text, where) => {
    expect(doubledKey(text)).toBe(where);
  });
});

describe('an inventory of devices and roles', () => {
  it('is read from JSON, owners and roles by userName or id', () => {
    const json = {
      nodes: {
        laptop: { owner: 'Ann@Example.com', ips: ['100.64.0.1', 'fd7a:115c:a1e0::1'] },
        phone: { ownerId: 'ben', ips: [] },
        web: { tags: ['TAG:Web'], ips: ['100.64.0.2'], approvedRoutes: ['10.0.0.0/8', '0.0.0.0/0'] },
      },
      roles: [
        { user: 'ann@example.com', role: 'admin' },
        { userId: 'ben', role: 'auditor' },
      ],
    };
    const inventory = decodeInventory(json, 'sha');
    if (E.isLeft(inventory)) throw new Error(inventory.left.message);
    const directory = new LiveDirectory();
    directory.user('ann@example.com');
    directory.user('ben@example.com');
    const grants = [
      { src: ['autogroup:admin'], dst: ['tag:web'], ip: ['22'] },
      { src: ['autogroup:auditor'], dst: ['tag:web'], ip: ['80'] },
      { src: ['*'], dst: ['tag:db'], ip: ['*'] },
    ];
    const resolver = resolverOf({ ...tags, grants }, directory.view, { inventory: () => inventory.right });
    expect(ask(resolver, 'node:laptop', 'node:web', { family: 4 })).toMatchObject({
      effect: 'allow',
      provenance: { inventoryVersion: 'sha' },
    });
    expect(ask(resolver, 'node:laptop', '100.64.0.2').effect).toBe('allow');
    expect(ask(resolver, 'node:phone', 'node:web', { port: 80 }).effect).toBe('allow');
    expect(ask(resolver, 'node:phone', 'node:web', { port: 22 }).effect).toBe('deny');
    expect(ask(resolver, '10.1.2.3', 'tag:db').effect).toBe('allow');
    expect(ask(resolver, '11.1.2.3', 'tag:db').effect).toBe('deny');
  });

  it('is what the JSON says, in a form of its own', () => {
    const json = {
      nodes: {
        laptop: { owner: 'Ann@Example.com', ips: ['100.64.0.1'] },
        phone: { ownerId: 'ben' },
        web: { tags: ['TAG:Web'], approvedRoutes: ['10.0.0.0/8'] },
      },
      roles: [{ user: 'x-group:Ann', role: 'admin' }],
    };
    expect(decodeInventory(json, 'sha')).toEqual(
      E.right({
        version: 'sha',
        nodes: new Map([
          [
            'laptop',
            {
              identity: { kind: 'owned', owner: { kind: 'name', name: 'ann@example.com' } },
              addresses: [parseAddress('100.64.0.1')],
              approvedRoutes: [],
            },
          ],
          [
            'phone',
            {
              identity: { kind: 'owned', owner: { kind: 'id', id: 'ben' } },
              addresses: [],
              approvedRoutes: [],
            },
          ],
          [
            'web',
            {
              identity: { kind: 'tagged', tags: ['tag:web'] },
              addresses: [],
              approvedRoutes: [{ family: 4, low: 0x0a000000n, high: 0x0affffffn }],
            },
          ],
        ]),
        roles: [{ user: { kind: 'name', name: 'x-group:ann' }, role: 'admin' }],
      }),
    );
    expect(decodeInventory({}, 'v')).toEqual(E.right({ version: 'v', nodes: new Map(), roles: [] }));
  });

  const node = (fields: object) => ({ nodes: { a: fields } });
  const whoseIsIt = 'needs a userName or a user id, and not both';
  it.each<[unknown, string, string]>([
    [[], '', 'an inventory is an object of nodes and roles'],
    [{ devices: {} }, 'devices', 'is not a part of an inventory'],
    [{ nodes: [] }, 'nodes', 'must be an object of devices by id'],
    [node([]), 'nodes.a', 'must be an object'],
    [node({}), 'nodes.a', whoseIsIt],
    [node({ owner: '' }), 'nodes.a', whoseIsIt],
    [node({ ownerId: '' }), 'nodes.a', whoseIsIt],
    [node({ owner: 'x@y.z', ownerId: 'x' }), 'nodes.a', whoseIsIt],
    [node({ owner: 1, ownerId: 'x' }), 'nodes.a', whoseIsIt],
    [
      node({ owner: 'x@y.z', tags: ['tag:a'] }),
      'nodes.a',
      'a tagged device has no owner: give tags or an owner',
    ],
    [
      node({ ownerId: 'x', tags: ['tag:a'] }),
      'nodes.a',
      'a tagged device has no owner: give tags or an owner',
    ],
    [node({ tags: [] }), 'nodes.a.tags', 'must name a tag'],
    [node({ tags: 'tag:a' }), 'nodes.a.tags', 'must be a list'],
    [node({ tags: ['web'] }), 'nodes.a.tags[0]', '"web": a tag is written "tag:name"'],
    [node({ tags: ['my-tag:a'] }), 'nodes.a.tags[0]', '"my-tag:a": a tag is written "tag:name"'],
    [node({ tags: [1] }), 'nodes.a.tags[0]', '1: a tag is written "tag:name"'],
    [node({ owner: 'x', ips: ['10.0.0.1', 'x'] }), 'nodes.a.ips[1]', '"x": invalid address'],
    [node({ owner: 'x', ips: [1] }), 'nodes.a.ips[0]', '1: invalid address'],
    [
      node({ owner: 'x', ips: ['10.0.0.1', '10.0.0.2'] }),
      'nodes.a.ips',
      'a device has one address of each family',
    ],
    [
      { nodes: { a: { owner: 'x', ips: ['10.0.0.1'] }, b: { owner: 'x', ips: ['10.0.0.1'] } } },
      'nodes.b.ips',
      'an address of a too',
    ],
    [
      node({ owner: 'x', approvedRoutes: ['10.0.0.1/8'] }),
      'nodes.a.approvedRoutes[0]',
      '"10.0.0.1/8": invalid address or CIDR',
    ],
    [node({ owner: 'x', approvedRoutes: [1] }), 'nodes.a.approvedRoutes[0]', '1: invalid address or CIDR'],
    [{ roles: [1] }, 'roles[0]', 'must be an object of user and role'],
    [{ roles: [{ role: 'admin' }] }, 'roles[0]', whoseIsIt],
    [
      { roles: [{ user: 'x@y.z', role: 'king' }] },
      'roles[0].role',
      '"king" is none of owner, admin, it-admin, network-admin, billing-admin, auditor',
    ],
  ])('is refused as %j', (json, path, message) => {
    expect(decodeInventory(json, 'v')).toEqual(E.left({ code: 'bad-inventory', path, message }));
  });

  it('is refused when it gives a role to a group', () => {
    const refused = (given: object) => decodeInventory({ roles: [{ ...given, role: 'admin' }] }, 'v');
    const fault = (message: string) => E.left({ code: 'role-from-group', path: 'roles[0]', message });
    expect(refused({ group: 'group:eng' })).toEqual(fault('a role is given to a user, never to a group'));
    for (const user of ['group:eng@example.com', 'Group:eng', 'autogroup:admin']) {
      expect(refused({ user })).toEqual(
        fault(`"${user}": a role or device belongs to a user, never to a group`),
      );
    }
  });

  it('adds up roles given by id and by name, in several places', () => {
    const directory = new LiveDirectory();
    directory.user('ann@example.com');
    directory.user('ben@example.com');
    const inventory = decodeInventory(
      {
        roles: [
          { user: 'ann@example.com', role: 'auditor' },
          { userId: 'ann', role: 'it-admin' },
          { userId: 'ann', role: 'owner' },
          { user: 'ben@example.com', role: 'auditor' },
          { user: 'ben@example.com', role: 'owner' },
        ],
      },
      'v',
    );
    if (E.isLeft(inventory)) throw new Error(inventory.left.message);
    const rolesOf = (user: string) =>
      ['auditor', 'it-admin', 'owner', 'admin'].filter((role) => {
        const grants = [{ src: [`autogroup:${role}`], dst: ['tag:web'], ip: ['*'] }];
        const resolver = resolverOf({ ...tags, grants }, directory.view, {
          inventory: () => inventory.right,
        });
        return ask(resolver, user, 'tag:web').effect === 'allow';
      });
    expect(rolesOf('ann@example.com')).toEqual(['auditor', 'it-admin', 'owner']);
    expect(rolesOf('ben@example.com')).toEqual(['auditor', 'owner']);
  });

  it('counts from the moment it is given, without waiting for an event', () => {
    const directory = new LiveDirectory();
    directory.user('ann@example.com');
    let inventory = inventoryOf({});
    const grants = [{ src: ['autogroup:owner'], dst: ['tag:web'], ip: ['*'] }];
    const resolver = resolverOf({ ...tags, grants }, directory.view, { inventory: () => inventory });
    expect(ask(resolver, 'ann@example.com', 'tag:web').effect).toBe('deny');
    inventory = { ...inventoryOf({}, { ann: 'owner' }), version: 'v2' };
    expect(ask(resolver, 'ann@example.com', 'tag:web')).toMatchObject({
      effect: 'allow',
      provenance: { inventoryVersion: 'v2' },
    });
    inventory = { ...inventoryOf({}), version: 'v3' };
    expect(ask(resolver, 'ann@example.com', 'tag:web')).toMatchObject({
      effect: 'deny',
      provenance: { inventoryVersion: 'v3' },
    });
  });
});
