import * as E from 'fp-ts/lib/Either.js';
import { checkPolicy } from '../src/policy/check-policy';
import { inventoryOf } from './inventory-of';
import { LiveDirectory } from './live-directory';
import { ask, resolverOf, tags, textOf } from './scenario';

const inventory = inventoryOf({
  router: { tags: ['tag:Router'], routes: ['10.33.0.0/16'] },
  other: { tags: ['tag:web'], routes: ['10.44.0.0/16'] },
  exit: { tags: ['tag:exit'], routes: ['0.0.0.0/0'] },
  host: { tags: ['tag:db'], ips: ['10.33.7.7'] },
});

const base = {
  tagOwners: { ...tags.tagOwners, 'tag:router': [], 'tag:exit': [] },
  hosts: { internal: '10.0.0.0/8' },
  ipsets: { 'ipset:x': ['add autogroup:internet', 'add 10.0.0.0/8', 'remove 1.1.1.0/24'] },
};

const given = (dst: string[], ...via: string[]) => {
  const directory = new LiveDirectory();
  directory.user('ann@example.com');
  const policy = { ...base, grants: [{ src: ['ann@example.com'], dst, ip: ['tcp:80'], via }] };
  const world = { directory: directory.view, inventory: () => inventory };
  const resolver = resolverOf(policy, directory.view, { inventory: () => inventory });
  return {
    resolver,
    diagnostics: checkPolicy(textOf(policy), { world }).diagnostics,
    open: (...addresses: string[]) =>
      addresses.filter((to) => ask(resolver, 'ann@example.com', to, { port: 80 }).effect === 'allow'),
  };
};

describe('via', () => {
  it.each(['10.33.0.0/16', '10.0.0.0/8', 'internal', 'ipset:x'])(
    'opens of %s what a device with the tag routes, and no more',
    (dst) => {
      const { open, diagnostics } = given([dst], 'tag:router');
      expect(diagnostics).toEqual([]);
      expect(open('10.33.0.0', '10.33.255.255', '10.32.255.255', '10.34.0.0', '10.44.0.1')).toEqual([
        '10.33.0.0',
        '10.33.255.255',
      ]);
    },
  );

  it('opens a part of a route, and nothing beside it', () => {
    expect(given(['10.33.5.0/24'], 'tag:router').open('10.33.5.1', '10.33.6.1')).toEqual(['10.33.5.1']);
  });

  it('takes any of several tags', () => {
    expect(given(['internal'], 'tag:router', 'tag:web').open('10.33.0.1', '10.44.0.1', '10.55.0.1')).toEqual([
      '10.33.0.1',
      '10.44.0.1',
    ]);
  });

  it('goes to the internet through an exit, in the family of its route', () => {
    const addresses = ['9.9.9.9', '2001:db8::1', '10.33.0.1'];
    expect(given(['autogroup:internet'], 'tag:exit').open(...addresses)).toEqual(['9.9.9.9']);
    expect(given(['autogroup:internet'], 'tag:router').open(...addresses)).toEqual([]);
    expect(given(['ipset:x'], 'tag:exit').open(...addresses, '1.1.1.1')).toEqual(['9.9.9.9']);
  });

  it('never reaches a device, nor a private network through an exit', () => {
    expect(given(['internal'], 'tag:router').open('10.33.7.7', 'node:host', 'tag:db')).toEqual([]);
    expect(given(['internal'], 'tag:exit').open('10.33.0.1', '10.44.0.1')).toEqual([]);
  });

  it('restricts its own grant alone, to the ports it says', () => {
    const directory = new LiveDirectory();
    directory.user('ann@example.com');
    const rule = { src: ['ann@example.com'], dst: ['internal'] };
    const grants = [
      { ...rule, ip: ['80'], via: ['tag:router'] },
      { ...rule, ip: ['443'] },
    ];
    const resolver = resolverOf({ ...base, grants }, directory.view, { inventory: () => inventory });
    const effect = (to: string, port: number) => ask(resolver, 'ann@example.com', to, { port }).effect;
    expect([effect('10.33.0.1', 80), effect('10.44.0.1', 80)]).toEqual(['allow', 'deny']);
    expect([effect('10.33.0.1', 443), effect('10.44.0.1', 443)]).toEqual(['allow', 'allow']);
  });

  it('follows the inventory: a route that is gone closes at once, and the denial names it', () => {
    const directory = new LiveDirectory();
    directory.user('ann@example.com');
    let now = inventory;
    const grants = [{ src: ['ann@example.com'], dst: ['internal'], ip: ['80'], via: ['tag:router'] }];
    const resolver = resolverOf({ ...base, grants }, directory.view, { inventory: () => now });
    const decide = () => ask(resolver, 'ann@example.com', '10.33.0.1', { port: 80 });
    expect(decide().effect).toBe('allow');
    now = inventoryOf({ router: { tags: ['tag:router'] } });
    expect(decide()).toMatchObject({
      effect: 'deny',
      failedClosed: [{ selector: 'via', ruleIndex: 0, line: 29 }],
    });
    now = inventory;
    expect(decide().effect).toBe('allow');
  });

  it('is said by what a source can reach, where anything is routed', () => {
    const reach = (dst: string, ...via: string[]) => {
      const found = given([dst], ...via).resolver.whatCanReach({ kind: 'user', userName: 'ann@example.com' });
      return E.isRight(found)
        ? found.right.reach.map(({ destination, via: through }) => [destination, through])
        : found.left;
    };
    expect(reach('internal', 'tag:router')).toEqual([['internal', ['tag:router']]]);
    expect(reach('internal', 'tag:exit')).toEqual([]);
  });
});
