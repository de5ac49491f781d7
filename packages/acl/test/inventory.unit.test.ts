import * as E from 'fp-ts/lib/Either.js';
import { decodeInventory } from '../src/inventory/decode-inventory';
import { inventoryOf } from './inventory-of';
import { LiveDirectory } from './live-directory';
import { ask, resolverOf, tags } from './scenario';

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

  it.each<[string, unknown, string]>([
    ['not an object', [], ''],
    ['an unknown part', { devices: {} }, 'devices'],
    ['neither owner nor tags', { nodes: { a: {} } }, 'nodes.a'],
    ['owner and tags', { nodes: { a: { owner: 'x@y.z', tags: ['tag:a'] } } }, 'nodes.a'],
    ['an empty list of tags', { nodes: { a: { tags: [] } } }, 'nodes.a.tags'],
    ['a tag without its prefix', { nodes: { a: { tags: ['web'] } } }, 'nodes.a.tags[0]'],
    ['no address', { nodes: { a: { tags: ['tag:a'], ips: ['10.0.0.1', 'x'] } } }, 'nodes.a.ips[1]'],
    [
      'two addresses of one family',
      { nodes: { a: { tags: ['tag:a'], ips: ['10.0.0.1', '10.0.0.2'] } } },
      'nodes.a.ips',
    ],
    [
      'an address of two devices',
      { nodes: { a: { tags: ['tag:a'], ips: ['10.0.0.1'] }, b: { tags: ['tag:a'], ips: ['10.0.0.1'] } } },
      'nodes.b.ips',
    ],
    [
      'a bad route',
      { nodes: { a: { tags: ['tag:a'], approvedRoutes: ['10.0.0.1/8'] } } },
      'nodes.a.approvedRoutes[0]',
    ],
    ['an unknown role', { roles: [{ user: 'x@y.z', role: 'king' }] }, 'roles[0].role'],
  ])('is refused with %s', (_name, json, path) => {
    expect(decodeInventory(json, 'v')).toMatchObject({ _tag: 'Left', left: { code: 'bad-inventory', path } });
  });

  it('is refused when it gives a role to a group', () => {
    for (const given of [{ group: 'group:eng' }, { user: 'group:eng@example.com' }]) {
      expect(decodeInventory({ roles: [{ ...given, role: 'admin' }] }, 'v')).toMatchObject({
        left: { code: 'role-from-group' },
      });
    }
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
