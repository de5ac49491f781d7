import { checkPolicy } from '../src/policy/check-policy';
import { inventoryOf } from './inventory-of';
import { LiveDirectory } from './live-directory';
import { ask, grantWeb, resolverOf, tags, textOf } from './scenario';

describe('F3: a rule with a part that is not supported matches nothing', () => {
  const ipsets = {
    'ipset:service': ['10.0.0.0/8', 'svc:web'],
    'ipset:holed': ['add 10.0.0.0/8', 'remove svc:web'],
    'ipset:nested': ['ipset:holed'],
    'ipset:public': ['10.0.0.0/8', 'autogroup:internet'],
  };
  const cases: ReadonlyArray<[string, { src: string[]; dst: string[]; ip: string[] }, string]> = [
    ['a service', { src: ['*'], dst: ['svc:web', 'tag:web'], ip: ['*'] }, 'svc:web'],
    ['autogroup:shared', { src: ['autogroup:shared', '*'], dst: ['tag:web'], ip: ['*'] }, 'autogroup:shared'],
    ['an IP set that adds a service', grantWeb('*', 'ipset:service'), 'ipset:service'],
    ['an IP set that removes one', { src: ['*'], dst: ['ipset:holed', 'tag:web'], ip: ['*'] }, 'ipset:holed'],
    ['an IP set that holds such a set', grantWeb('ipset:nested', '*'), 'ipset:nested'],
    ['the internet within an IP set, as a source', grantWeb('ipset:public', '*'), 'ipset:public'],
  ];

  it.each(cases)('%s: the policy is accepted with a warning, and the rule is off', (_name, grant, cause) => {
    const directory = new LiveDirectory();
    directory.user('alice@example.com');
    const policy = { ...tags, ipsets, grants: [grant] };
    expect(checkPolicy(textOf(policy))).toMatchObject({
      diagnostics: [{ code: 'unsupported', severity: 'warning' }],
    });
    expect(checkPolicy(textOf(policy)).policy).toBeDefined();
    const acl = { action: 'accept', src: grant.src, dst: grant.dst.map((host) => `${host}:*`) };
    for (const rules of [{ grants: [grant] }, { acls: [acl] }]) {
      const resolver = resolverOf({ ...tags, ipsets, ...rules }, directory.view);
      expect(ask(resolver, 'alice@example.com', 'tag:web')).toMatchObject({
        effect: 'deny',
        failedClosed: [{ selector: cause, code: 'unsupported' }],
      });
    }
  });

  it.each<[string, object]>([
    ['as the only source', { src: ['autogroup:shared'], dst: ['tag:web'], ip: ['22'] }],
    ['as the only source, an IP set', { src: ['ipset:service'], dst: ['tag:web'], ip: ['22'] }],
    ['as the only destination', { src: ['alice@example.com'], dst: ['svc:web'], ip: ['22'] }],
    ['as the only destination, an IP set', { src: ['alice@example.com'], dst: ['ipset:holed'], ip: ['22'] }],
    ['beside a source that does not resolve', { src: ['x@example.com'], dst: ['svc:web'], ip: ['22'] }],
  ])('%s: the rule is named where its other end and its port fit, and nowhere else', (_name, grant) => {
    const directory = new LiveDirectory();
    directory.user('alice@example.com');
    directory.user('bob@example.com');
    const resolver = resolverOf({ ...tags, ipsets, grants: [grant] }, directory.view);
    const said = (src: string, dst: string, port = 22) =>
      ask(resolver, src, dst, { port }).failedClosed.map(({ code }) => code);
    expect(said('alice@example.com', 'tag:web')).toEqual(['unsupported']);
    expect(said('alice@example.com', 'tag:web', 23)).toEqual([]);
    const [source] = (grant as { src: string[] }).src;
    if (source === 'alice@example.com') expect(said('bob@example.com', 'tag:web')).toEqual([]);
    const [destination] = (grant as { dst: string[] }).dst;
    if (destination === 'tag:web') expect(said('alice@example.com', 'tag:db')).toEqual([]);
  });

  it('via opens nothing while no device routes, and says so', () => {
    const directory = new LiveDirectory();
    directory.user('alice@example.com');
    const policy = { ...tags, grants: [{ src: ['*'], dst: ['10.0.0.0/8'], ip: ['*'], via: ['tag:db'] }] };
    const message = expect.stringContaining('tag:db has an approved route');
    expect(checkPolicy(textOf(policy), { world: { directory: directory.view } }).diagnostics).toMatchObject([
      { code: 'unsupported', severity: 'warning', message },
    ]);
    expect(ask(resolverOf(policy, directory.view), 'alice@example.com', '10.1.1.1')).toMatchObject({
      effect: 'deny',
      failedClosed: [{ selector: 'via', code: 'unsupported', message }],
    });
    expect(ask(resolverOf(policy, directory.view), 'alice@example.com', '11.1.1.1').failedClosed).toEqual([]);
  });

  it('via opens no device, whatever it routes', () => {
    const directory = new LiveDirectory();
    directory.user('alice@example.com');
    const dst = ['*', 'tag:web', 'autogroup:self', 'alice@example.com', 'autogroup:tagged'];
    const policy = { ...tags, grants: [{ src: ['alice@example.com'], dst, ip: ['*'], via: ['tag:db'] }] };
    const { diagnostics } = checkPolicy(textOf(policy));
    expect(diagnostics.map(({ code }) => code)).toEqual(dst.map(() => 'unsupported'));
    const inventory = inventoryOf({
      router: { tags: ['tag:db'], ips: ['100.64.0.1'], routes: ['0.0.0.0/0', '100.64.0.0/16'] },
    });
    const resolver = resolverOf(policy, directory.view, { inventory: () => inventory });
    for (const to of ['tag:web', 'alice@example.com', 'self', '100.64.0.1', '1.1.1.1']) {
      expect([to, ask(resolver, 'alice@example.com', to).effect]).toEqual([to, 'deny']);
    }
  });

  it('leaves other rules in force', () => {
    const directory = new LiveDirectory();
    directory.user('alice@example.com');
    const policy = { ...tags, grants: [grantWeb('*', 'autogroup:shared'), grantWeb('*')] };
    expect(ask(resolverOf(policy, directory.view), 'alice@example.com', 'tag:web')).toMatchObject({
      effect: 'allow',
      rule: { index: 1 },
    });
  });
});
