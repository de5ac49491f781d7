import { checkPolicy } from '../src/policy/check-policy';
import { inventoryOf } from './inventory-of';
import { LiveDirectory } from './live-directory';
import { ask, resolverOf, tags, textOf } from './scenario';

const hosts = { box: '10.0.0.7', lan: '192.168.0.0/24' };
const inventory = inventoryOf({
  db: { tags: ['tag:db'], ips: ['100.64.0.3', 'fd7a:115c:a1e0::3'] },
  public: { tags: ['tag:db'], ips: ['8.8.4.4'] },
});

/** Which of these addresses `ipset:x` holds, with these steps. */
const held = (steps: string[], addresses: string[], others: Record<string, string[]> = {}): string[] => {
  const directory = new LiveDirectory();
  const policy = {
    ...tags,
    hosts,
    ipsets: { 'ipset:x': steps, ...others },
    grants: [{ src: ['*'], dst: ['ipset:x'], ip: ['*'] }],
  };
  expect(checkPolicy(textOf(policy)).diagnostics).toEqual([]);
  const resolver = resolverOf(policy, directory.view, { inventory: () => inventory });
  return addresses.filter((address) => ask(resolver, 'tag:web', address).effect === 'allow');
};

describe('an IP set', () => {
  it('holds addresses, CIDRs and ranges from the first to the last address, each in its own family', () => {
    const steps = ['10.0.0.1', '10.1.0.0/30', '10.2.0.5-10.2.0.6', '2001:db8::1-2001:db8::ff'];
    const inside = [
      '10.0.0.1',
      '10.1.0.0',
      '10.1.0.3',
      '10.2.0.5',
      '10.2.0.6',
      '2001:db8::1',
      '2001:db8::ff',
    ];
    const outside = [
      '10.0.0.2',
      '10.0.255.255',
      '10.1.0.4',
      '10.2.0.4',
      '10.2.0.7',
      '2001:db8::',
      '2001:db8::100',
      '::a00:1',
    ];
    expect(held(steps, [...inside, ...outside])).toEqual(inside);
  });

  it('takes its steps in order: what is removed may be added again, and removing first removes nothing', () => {
    const addresses = ['10.0.0.1', '10.1.0.1', '10.1.1.1'];
    expect(held(['add 10.0.0.0/8', 'remove 10.1.0.0/16'], addresses)).toEqual(['10.0.0.1']);
    expect(held(['add 10.0.0.0/8', 'remove 10.1.0.0/16', 'add 10.1.1.1'], addresses)).toEqual([
      '10.0.0.1',
      '10.1.1.1',
    ]);
    expect(held(['remove 10.1.0.0/16', 'add 10.0.0.0/8'], addresses)).toEqual(addresses);
    expect(held(['add 10.1.0.0/16', 'remove 10.0.0.0/8'], addresses)).toEqual([]);
    expect(held([], addresses)).toEqual([]);
  });

  it('names hosts and other sets, which stand anywhere in the file', () => {
    const others = { 'ipset:office': ['host:lan', '10.0.0.0/24'], 'ipset:less': ['host:box'] };
    const addresses = ['192.168.0.9', '10.0.0.6', '10.0.0.7'];
    expect(held(['add ipset:Office', 'remove ipset:less'], addresses, others)).toEqual([
      '192.168.0.9',
      '10.0.0.6',
    ]);
  });

  it('holds a device by its address, in that family only', () => {
    expect(held(['100.64.0.0/24'], ['100.64.0.3', 'fd7a:115c:a1e0::3', 'node:db'])).toEqual(['100.64.0.3']);
  });

  it('holds what is left of the internet, where no device is', () => {
    const addresses = ['1.1.1.1', '1.2.3.4', '8.8.4.4', '10.0.0.1', '2001:db8::1'];
    expect(held(['add autogroup:internet', 'remove 1.1.1.0/24'], addresses)).toEqual([
      '1.2.3.4',
      '2001:db8::1',
    ]);
    expect(
      held(['add 10.0.0.0/8', 'add 1.1.1.1', 'add 8.8.4.4', 'remove autogroup:internet'], addresses),
    ).toEqual(['10.0.0.1']);
  });

  it('is a source as well, and takes ports in a rule of acls', () => {
    const directory = new LiveDirectory();
    const acl = { action: 'accept', src: ['ipset:x'], dst: ['IPSET:y:22,80-90'] };
    const policy = { ipsets: { 'ipset:x': ['10.0.0.1'], 'ipset:y': ['10.0.0.2'] }, acls: [acl] };
    const resolver = resolverOf(policy, directory.view);
    const effect = (src: string, dst: string, port: number) => ask(resolver, src, dst, { port }).effect;
    expect(effect('10.0.0.1', '10.0.0.2', 85)).toBe('allow');
    expect(effect('10.0.0.1', '10.0.0.2', 91)).toBe('deny');
    expect(effect('10.0.0.2', '10.0.0.1', 85)).toBe('deny');
  });

  it.each<[string, string, string, string]>([
    ['a host that is not there', 'host:none', 'undefined-host', 'host not defined in policy: "host:none"'],
    ['a set that is not there', 'ipset:none', 'undefined-ipset', 'ipset not defined in policy: "ipset:none"'],
    ['itself', 'ipset:x', 'bad-selector', 'IP sets cannot be circular'],
    ['a set that holds it', 'ipset:y', 'bad-selector', 'IP sets cannot be circular'],
    ['a tag', 'tag:web', 'bad-address', '"tag:web": invalid address; write an address'],
    ['a user', 'ann@example.com', 'bad-address', 'invalid address'],
    ['a group', 'group:a', 'bad-address', 'invalid address'],
    ['another autogroup', 'autogroup:member', 'bad-address', 'invalid address'],
    ['host bits', '10.0.0.1/8', 'bad-address', '10.0.0.1/8 contains non-network bits set'],
    ['a range backwards', '10.0.0.2-10.0.0.1', 'bad-address', 'invalid address'],
    ['a range over two families', '10.0.0.1-fd7a::1', 'bad-address', 'invalid address'],
    ['a range of three', '10.0.0.1-10.0.0.2-10.0.0.3', 'bad-address', 'invalid address'],
    ['another verb', 'drop 10.0.0.1', 'bad-address', 'invalid address'],
    ['nothing', '', 'bad-address', 'invalid address'],
  ])('does not hold %s', (_name, entry, code, message) => {
    const ipsets = { 'ipset:x': [entry], 'ipset:y': ['ipset:x'] };
    const { diagnostics, policy } = checkPolicy(textOf({ ...tags, ipsets, grants: [] }));
    expect(policy).toBeUndefined();
    expect(diagnostics).toContainEqual(
      expect.objectContaining({ code, column: 7, message: expect.stringContaining(message) }),
    );
  });

  it('that removes says for every entry which it does', () => {
    const ipsets = { 'ipset:x': ['10.0.0.0/8', 'remove 10.0.0.1'] };
    expect(checkPolicy(textOf({ ipsets, grants: [] })).diagnostics).toMatchObject([
      {
        code: 'bad-selector',
        line: 4,
        message: expect.stringContaining('every entry says "add" or "remove"'),
      },
    ]);
  });
});
