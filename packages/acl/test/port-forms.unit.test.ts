import { checkPolicy } from '../src/policy/check-policy';
import { LiveDirectory } from './live-directory';
import { ask, resolverOf, tags, textOf } from './scenario';

const hosts = { box: '10.0.0.1', six: 'fd7a::1' };

const acl = (dst: string, proto?: string) => ({
  ...tags,
  hosts,
  acls: [{ action: 'accept', src: ['ann@example.com'], dst: [dst], ...(proto !== undefined && { proto }) }],
});
const grant = (ip: string) => ({
  ...tags,
  grants: [{ src: ['ann@example.com'], dst: ['tag:web'], ip: [ip] }],
});

const errorsOf = (policy: object): ReadonlyArray<string> =>
  checkPolicy(textOf(policy))
    .diagnostics.filter(({ severity }) => severity === 'error')
    .map(({ message }) => message);

/** What of some services is open, as `protocol/port`. */
const openIn = (policy: object, to = 'tag:web'): ReadonlyArray<string> => {
  const directory = new LiveDirectory();
  directory.user('ann@example.com');
  const resolver = resolverOf(policy, directory.view);
  const asked: ReadonlyArray<[string, number]> = [
    ['tcp', 1],
    ['tcp', 22],
    ['tcp', 65535],
    ['udp', 22],
    ['sctp', 22],
    ['icmp', 0],
    ['gre', 0],
    ['255', 0],
  ];
  return asked
    .filter(([proto, port]) => ask(resolver, 'ann@example.com', to, { proto, port }).effect === 'allow')
    .map(([proto, port]) => `${proto}/${port}`);
};

const whole = ['tcp/1', 'tcp/22', 'tcp/65535', 'udp/22', 'icmp/0'];
const ssh = ['tcp/22', 'udp/22', 'icmp/0'];

describe('the ports of an acl', () => {
  it.each<[string, ReadonlyArray<string>]>([
    ['tag:web:*', whole],
    ['tag:web:22', ssh],
    ['TAG:WEB:22', ssh],
    [' tag:web:22 ', ssh],
    ['tag:web:0022', ssh],
    ['tag:web:1,22-23,65535', ['tcp/1', 'tcp/22', 'tcp/65535', 'udp/22', 'icmp/0']],
    ['tag:web:1-65535', whole],
    ['tag:web:65535', ['tcp/65535', 'icmp/0']],
  ])('%s', (dst, open) => {
    expect(errorsOf(acl(dst))).toEqual([]);
    expect(openIn(acl(dst))).toEqual(open);
  });

  it.each([
    'fd7a::1:22',
    '[fd7a::1]:22',
    '[fd7a::1]/128:22',
    'fd7a::/16:22',
    '[fd7a::/16]:22',
    '[fd7a::]/16:22',
    'six:22',
  ])('%s names an IPv6 address', (dst) => {
    expect(openIn(acl(dst), 'fd7a::1')).toEqual(ssh);
    expect(openIn(acl(dst), 'fd7b::1')).toEqual([]);
  });

  it.each<[string, string]>([
    ['tag:web:22,', 'dst="tag:web:22,": invalid port list: "22,"'],
    ['tag:web:,22', 'invalid port list: ",22"'],
    ['tag:web:SSH', 'dst="tag:web:SSH": port range "ssh": invalid first integer'],
    ['tag:web:22, 80', 'port range " 80": invalid first integer'],
    ['tag:web:+22', 'port range "+22": invalid first integer'],
    ['tag:web:0x16', 'port range "0x16": invalid first integer'],
    ['tag:web:-1', 'port range "-1": invalid first integer'],
    ['tag:web:1-', 'port range "1-": invalid last integer'],
    ['tag:web:1-65536', 'port range "1-65536": invalid last integer'],
    ['tag:web:0-22', 'port range "0-22": first port must be >0, or use \'*\' for wildcard'],
    ['', 'dst="": hostport must contain a colon (":")'],
    [':80', 'a selector cannot be empty'],
    ['[10.0.0.1]:80', '"[10.0.0.1]": invalid address'],
    ['[tag:web]:80', '"[tag:web]": invalid address'],
    ['[fd7a::1:80', '"[fd7a::1": invalid address'],
    ['[fd7a::1]x:80', '"[fd7a::1]x": invalid address'],
    ['[fd7a::1]/129:80', '"[fd7a::1]/129": invalid address'],
    ['::ffff:10.0.0.1:22', '"::ffff:10.0.0.1": invalid address'],
    ['fe80::1%eth0:22', '"fe80::1%eth0": invalid address'],
    ['10.0.0.0/33:22', '"10.0.0.0/33": invalid address'],
    ['10.0.0.0/08:22', '"10.0.0.0/08": invalid address'],
    ['010.0.0.1:22', '"010.0.0.1": invalid address'],
    ['10.0.0.1-10.0.0.9:22', 'host not defined in policy: "10.0.0.1-10.0.0.9"'],
    ['localpart:*@example.com:22', 'only the login users of an ssh rule are written so'],
  ])('%s is refused', (dst, message) => {
    expect(errorsOf(acl(dst)).join('\n')).toContain(message);
  });

  it.each<[string, ReadonlyArray<string>]>([
    ['', whole],
    ['tcp', ['tcp/1', 'tcp/22', 'tcp/65535']],
    ['6', ['tcp/1', 'tcp/22', 'tcp/65535']],
    ['udp', ['udp/22']],
    ['sctp', ['sctp/22']],
    ['132', ['sctp/22']],
    ['icmp', ['icmp/0']],
    ['gre', ['gre/0']],
    ['47', ['gre/0']],
    ['255', ['255/0']],
    ['igmp', []],
    ['esp', []],
    ['ah', []],
  ])('proto %j opens its own protocol alone', (proto, open) => {
    expect(errorsOf(acl('tag:web:*', proto))).toEqual([]);
    expect(openIn(acl('tag:web:*', proto))).toEqual(open);
  });

  it.each<[string, string]>([
    ['0', 'leading 0 not permitted in protocol number "0"'],
    ['06', 'leading 0 not permitted in protocol number "06"'],
    ['256', 'proto name "256" not known; use protocol number 0-255'],
    ['-1', 'proto name "-1" not known; use protocol number 0-255'],
    ['*', 'proto name "*" not known; use protocol number 0-255 or protocol name (icmp, tcp, udp, etc.)'],
    ['TCP', 'proto name "TCP" not known'],
    [' tcp', 'proto name " tcp" not known'],
  ])('proto %j is refused', (proto, message) => {
    expect(errorsOf(acl('tag:web:*', proto)).join('\n')).toContain(message);
  });

  it.each(['icmp', 'igmp', '2', 'gre', 'esp', 'ah', 'ipv6-icmp', '255'])(
    'proto %s takes no ports',
    (proto) => {
      expect(errorsOf(acl('tag:web:22', proto)).join('\n')).toContain('write "tag:web:*"');
      expect(errorsOf(acl('tag:web:1-65535', proto)).join('\n')).toContain('write "tag:web:*"');
    },
  );
});

describe('an ip entry of a grant', () => {
  it.each<[string, ReadonlyArray<string>]>([
    ['*', whole],
    ['*:*', whole],
    ['22', ssh],
    ['*:22', ssh],
    ['*:22-23', ssh],
    ['47', ['icmp/0']],
    ['tcp:22', ['tcp/22']],
    ['TCP:22', ['tcp/22']],
    [' tcp:22 ', ['tcp/22']],
    ['6:22', ['tcp/22']],
    ['udp:*', ['udp/22']],
    ['sctp:1-22', ['sctp/22']],
    ['icmp:*', ['icmp/0']],
    ['47:*', ['gre/0']],
  ])('%s', (ip, open) => {
    expect(errorsOf(grant(ip))).toEqual([]);
    expect(openIn(grant(ip))).toEqual(open);
  });

  it.each<[string, string]>([
    ['', 'ip="": empty string'],
    [':22', 'ip=":22": empty protocol'],
    ['tcp:', 'ip="tcp:": invalid port list: ""'],
    ['tcp', 'ip="tcp": port range "tcp": invalid first integer'],
    ['tcp:22,80', 'port range "22,80": invalid first integer'],
    ['tcp:80:90', 'proto name "tcp:80" not known; use protocol number 0-255'],
    ['*:0', 'port range "0": first port must be >0, or use \'*\' for wildcard'],
    ['quic:443', 'proto name "quic" not known; use protocol number 0-255'],
    ['0:443', 'leading 0 not permitted in protocol number "0"'],
    ['icmp:8', 'write "icmp:*"'],
    ['gre:1-65535', 'write "gre:*"'],
  ])('%s is refused', (ip, message) => {
    expect(errorsOf(grant(ip)).join('\n')).toContain(message);
  });
});
