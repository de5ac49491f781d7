import type { Query } from '../src/decide/query';
import type { AccessDirectory } from '../src/directory/access-directory';
import { inventoryOf } from './inventory-of';
import { LiveDirectory } from './live-directory';
import { ask, resolverOf, tags } from './scenario';

describe('a decision', () => {
  it('goes by each of many rules, for each of many users', () => {
    const directory = new LiveDirectory();
    const people = Array.from({ length: 40 }, (_, n) => `p${n}@example.com`);
    for (const person of people) directory.user(person);
    const grants = people.map((person, n) => ({ src: [person], dst: ['tag:web'], ip: [`${1000 + n}`] }));
    const resolver = resolverOf({ ...tags, grants }, directory.view);
    for (const [n, person] of people.entries()) {
      const open = people.flatMap((_, port) =>
        ask(resolver, person, 'tag:web', { port: 1000 + port }).effect === 'allow' ? [port] : [],
      );
      expect(open).toEqual([n]);
    }
  });

  it('follows a user from revision to revision, however often they are asked for', () => {
    const directory = new LiveDirectory();
    const alice = directory.user('alice@example.com');
    const grants = [{ src: ['alice@example.com'], dst: ['tag:web'], ip: ['*'] }];
    const resolver = resolverOf({ ...tags, grants }, directory.view);
    for (let turn = 0; turn < 3; turn++) {
      expect(ask(resolver, 'alice@example.com', 'tag:web').effect).toBe('allow');
      expect(ask(resolver, 'user:ALICE@example.com', 'tag:web').effect).toBe('allow');
      directory.deactivate(alice);
      expect(ask(resolver, 'alice@example.com', 'tag:web').code).toBe('DENY_PRINCIPAL_INACTIVE');
      directory.reactivate(alice);
    }
  });

  describe('of a service', () => {
    const directory = new LiveDirectory();
    directory.user('alice@example.com');
    const grants = [{ src: ['alice@example.com'], dst: ['tag:web'], ip: ['tcp:*', 'icmp:*', 'gre:*'] }];
    const asked = (service: Partial<Query>) =>
      ask(resolverOf({ ...tags, grants }, directory.view), 'alice@example.com', 'tag:web', service).code;

    it.each<[string, Partial<Query>]>([
      ['no protocol', {}],
      ['an empty protocol', { proto: '' }],
      ['a protocol by name', { proto: 'tcp' }],
      ['a protocol by number', { proto: 6 }],
      ['a protocol by number in text', { proto: '6' }],
      ['the first port', { port: 1 }],
      ['the last port', { port: 65535 }],
      ['no port where there are none', { proto: 'icmp', port: 0 }],
      ['no port where there are none, by number', { proto: 47, port: 0 }],
      ['either family', { family: 4 }],
      ['the other family', { family: 6 }],
    ])('takes %s', (_name, service) => expect(asked(service)).toBe('ALLOW_RULE'));

    it.each<[string, Partial<Query>]>([
      ['another protocol by name', { proto: 'udp' }],
      ['another protocol by number', { proto: 17 }],
    ])('is refused by the rules for %s', (_name, service) => expect(asked(service)).toBe('DENY_NO_MATCH'));

    it.each<[string, Partial<Query>]>([
      ['a protocol there is not', { proto: 'quic' }],
      ['a protocol number there is not', { proto: 256 }],
      ['a negative protocol', { proto: -1 }],
      ['port 0 of TCP', { port: 0 }],
      ['a negative port', { port: -1 }],
      ['a negative port where there are none', { proto: 'icmp', port: -1 }],
      ['a port beyond the last', { port: 65536 }],
      ['half a port', { port: 1.5 }],
      ['no number', { port: Number.NaN }],
    ])('cannot be asked with %s', (_name, service) => expect(asked(service)).toBe('DENY_BAD_QUERY'));
  });

  it('cannot be asked of ends that nothing can be', () => {
    const resolver = resolverOf(
      { ...tags, hosts: { lan: '10.0.0.0/8' }, grants: [] },
      new LiveDirectory().view,
    );
    for (const [src, dst] of [
      [{ kind: 'tag', tag: 'web' }, 'tag:'],
      [{ kind: 'tag', tag: 'x tag:web' }, 'nothing'],
      [{ kind: 'address', address: '10.0.0.300' }, 'no address'],
      [{ kind: 'host', name: 'lan' }, 'many addresses'],
      [{ kind: 'host', name: 'wan' }, 'an unknown host'],
    ] as const) {
      const decision = resolver.decide({ src, dst: { kind: 'tag', tag: 'tag:web' }, port: 22 });
      expect([dst, decision.code]).toEqual([dst, 'DENY_BAD_QUERY']);
    }
  });

  describe('tells the pushed groups it went through', () => {
    const given = (grant: object) => {
      const directory = new LiveDirectory();
      const [alice, bob] = [directory.user('alice@example.com'), directory.user('bob@example.com')];
      const sre = directory.group('SRE', alice, bob);
      const ops = directory.group('Ops', bob);
      const inventory = inventoryOf({ laptop: { owner: 'bob', ips: ['100.64.0.1'] } });
      const view: AccessDirectory = Object.create(directory.view, {
        memberSince: {
          value: (group: string, user: string) => (group === sre ? `${user} joined` : undefined),
        },
      });
      const policy = {
        hosts: { sre: '100.64.0.1' },
        groups: { 'group:ops': ['bob@example.com'] },
        grants: [grant],
      };
      return { resolver: resolverOf(policy, view, { inventory: () => inventory }), sre, ops };
    };

    it('at either end, each user by their own membership', () => {
      const { resolver, sre, ops } = given({
        src: ['group:sre@example.com'],
        dst: ['group:ops@example.com'],
        ip: ['22'],
      });
      for (const user of ['alice', 'bob', 'alice']) {
        expect(ask(resolver, `${user}@example.com`, 'bob@example.com').provenance.via).toEqual([
          { selector: 'group:sre@example.com', groupId: sre, nameThen: 'SRE', memberSince: `${user} joined` },
          { selector: 'group:ops@example.com', groupId: ops, nameThen: 'Ops' },
        ]);
      }
    });

    it.each(['group:ops', 'bob@example.com', 'sre', 'autogroup:member', '*'])(
      'and none through %s',
      (dst) => {
        const { resolver } = given({ src: ['alice@example.com'], dst: [dst], ip: ['22'] });
        const decision = ask(resolver, 'alice@example.com', 'node:laptop');
        expect([decision.code, decision.provenance.via]).toEqual(['ALLOW_RULE', []]);
      },
    );
  });

  it('needs every family that both ends have', () => {
    const directory = new LiveDirectory();
    const inventory = inventoryOf({
      a: { tags: ['tag:db'], ips: ['100.64.0.1', 'fd7a:115c:a1e0::1'] },
      b: { tags: ['tag:web'], ips: ['100.64.0.2', 'fd7a:115c:a1e0::2'] },
      c: { tags: ['tag:web'], ips: ['100.64.0.3'] },
    });
    const grants = [{ src: ['100.64.0.1'], dst: ['tag:web'], ip: ['22'] }];
    const resolver = resolverOf({ ...tags, grants }, directory.view, { inventory: () => inventory });
    expect(ask(resolver, 'node:a', 'node:b').effect).toBe('deny');
    expect(ask(resolver, 'node:a', 'node:b', { family: 4 }).effect).toBe('allow');
    expect(ask(resolver, 'node:a', 'node:b', { family: 6 }).effect).toBe('deny');
    expect(ask(resolver, 'node:a', 'node:c').effect).toBe('allow');
    expect(ask(resolver, 'node:c', 'fd7a:115c:a1e0::9')).toMatchObject({
      code: 'DENY_NO_MATCH',
      failedClosed: [],
    });
    expect(resolver.whoCanReach({ dst: { kind: 'node', id: 'b' }, port: 22 })).toMatchObject({
      right: { nodes: [] },
    });
    expect(resolver.whoCanReach({ dst: { kind: 'node', id: 'c' }, port: 22 })).toMatchObject({
      right: { nodes: ['a'] },
    });
  });
});
