import { inventoryOf } from './inventory-of';
import { LiveDirectory } from './live-directory';
import { ask, resolverOf, tags } from './scenario';

describe('F4: an inactive or deleted user is in no set', () => {
  const given = () => {
    const directory = new LiveDirectory();
    const alice = directory.user('alice@example.com');
    const bob = directory.user('bob@example.com');
    directory.group('sre', alice, bob);
    return { directory, alice, bob };
  };
  const everyWay = [
    'alice@example.com',
    'group:sre@example.com',
    'group:local',
    'autogroup:member',
    'user:*@example.com',
    'autogroup:admin',
    '*',
    'autogroup:danger-all',
  ];
  const groups = { 'group:local': ['alice@example.com'] };
  const inventory = inventoryOf(
    {
      'alice-laptop': { owner: 'alice', ips: ['100.64.0.1'] },
      web: { tags: ['tag:web'], ips: ['100.64.0.2'] },
    },
    { alice: 'admin' },
  );

  it.each(everyWay)('as a source through %s', (selector) => {
    const { directory, alice } = given();
    const policy = { ...tags, groups, grants: [{ src: [selector], dst: ['tag:web'], ip: ['*'] }] };
    const resolver = resolverOf(policy, directory.view, { inventory: () => inventory });
    expect(ask(resolver, 'alice@example.com', 'tag:web').effect).toBe('allow');
    directory.deactivate(alice);
    expect(ask(resolver, 'alice@example.com', 'tag:web')).toMatchObject({
      effect: 'deny',
      code: 'DENY_PRINCIPAL_INACTIVE',
    });
    expect(ask(resolver, 'node:alice-laptop', 'tag:web')).toMatchObject({
      effect: 'deny',
      code: 'DENY_PRINCIPAL_INACTIVE',
    });
    expect(ask(resolver, '100.64.0.1', 'tag:web')).toMatchObject({
      effect: 'deny',
      code: 'DENY_PRINCIPAL_INACTIVE',
    });
    directory.reactivate(alice);
    expect(ask(resolver, 'alice@example.com', 'tag:web').effect).toBe('allow');
    directory.delete(alice);
    expect(ask(resolver, 'alice@example.com', 'tag:web')).toMatchObject({
      effect: 'deny',
      code: 'DENY_PRINCIPAL_UNKNOWN',
    });
  });

  it.each(everyWay.filter((selector) => selector !== 'autogroup:danger-all'))(
    'as a destination through %s',
    (selector) => {
      const { directory, alice } = given();
      const policy = { groups, grants: [{ src: ['bob@example.com'], dst: [selector], ip: ['*'] }] };
      const resolver = resolverOf(policy, directory.view, { inventory: () => inventory });
      expect(ask(resolver, 'bob@example.com', 'alice@example.com').effect).toBe('allow');
      directory.deactivate(alice);
      for (const dst of ['alice@example.com', 'node:alice-laptop', '100.64.0.1']) {
        expect(ask(resolver, 'bob@example.com', dst)).toMatchObject({
          effect: 'deny',
          code: 'DENY_TARGET_INACTIVE',
        });
      }
    },
  );

  it('between the devices of a suspended user there is nothing left', () => {
    const { directory, alice } = given();
    const grants = [{ src: ['autogroup:member'], dst: ['autogroup:self'], ip: ['*'] }];
    const resolver = resolverOf({ grants }, directory.view);
    expect(ask(resolver, 'alice@example.com', 'self').effect).toBe('allow');
    directory.deactivate(alice);
    expect(ask(resolver, 'alice@example.com', 'self').effect).toBe('deny');
  });

  it('a tagged device is not its creator: suspending people does not touch it', () => {
    const { directory, alice } = given();
    const grants = [{ src: ['tag:web'], dst: ['tag:db'], ip: ['*'] }];
    const resolver = resolverOf({ ...tags, grants }, directory.view, { inventory: () => inventory });
    directory.deactivate(alice);
    expect(ask(resolver, 'node:web', 'tag:db').effect).toBe('allow');
    expect(ask(resolver, 'alice@example.com', 'tag:db').effect).toBe('deny');
  });
});
