import { BlockList } from 'node:net';
import { canonicalName, canonicalUserName } from '@rollcall/domain';
import type { AccessDirectory, AccessUser } from '../src/directory/access-directory';

/** A policy as plain JSON, without errors. */
export type PlainPolicy = {
  readonly acls?: ReadonlyArray<{ src: string[]; dst: string[]; proto?: string; action: 'accept' }>;
  readonly grants?: ReadonlyArray<{
    src: string[];
    dst: string[];
    ip?: string[];
    app?: object;
    via?: string[];
  }>;
  readonly groups?: Readonly<Record<string, string[]>>;
  readonly hosts?: Readonly<Record<string, string>>;
  readonly ipsets?: Readonly<Record<string, string[]>>;
  readonly tagOwners?: Readonly<Record<string, string[]>>;
};

/** An end as the specification reads it; `ip` is its address in the family asked. */
export type PlainEnd = { readonly user?: AccessUser; readonly tags?: string[]; readonly ip?: string };

export type PlainQuery = { src: PlainEnd; dst: PlainEnd; protocol: number; port: number };

/** A device that carries traffic to others. */
export type PlainRouter = { readonly tags: string[]; readonly routes: string[] };

const answered = new Map<string, boolean>();

/** Remembered: the same few are asked again and again. */
const inCidr = (ip: string, cidr: string): boolean => {
  const known = answered.get(`${ip} ${cidr}`);
  if (known !== undefined) return known;
  const [base = '', bits] = cidr.split('/');
  const family = base.includes(':') ? 'ipv6' : 'ipv4';
  const list = new BlockList();
  list.addSubnet(base, Number(bits ?? (family === 'ipv4' ? 32 : 128)), family);
  const holds = ip.includes(':') === base.includes(':') && list.check(ip, family);
  answered.set(`${ip} ${cidr}`, holds);
  return holds;
};

const notInternet = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', '169.254.0.0/16'];

const inInternet = (ip: string): boolean =>
  ip.includes(':') ? inCidr(ip, '2000::/3') : !notInternet.some((cidr) => inCidr(ip, cidr));

const inSpan = (ip: string, span: string): boolean => {
  const known = answered.get(`${ip} ${span}`);
  if (known !== undefined) return known;
  const [low = '', high = ''] = span.split('-');
  const family = low.includes(':') ? 'ipv6' : 'ipv4';
  const list = new BlockList();
  list.addRange(low, high, family);
  const holds = ip.includes(':') === low.includes(':') && list.check(ip, family);
  answered.set(`${ip} ${span}`, holds);
  return holds;
};

/** Whether an IP set holds an address by itself, and whether as a part of `autogroup:internet`: step by step. */
const inIpset = (policy: PlainPolicy, name: string, ip: string): { held: boolean; free: boolean } => {
  const now = { held: false, free: false };
  for (const step of policy.ipsets?.[name] ?? []) {
    const target = step.replace(/^(add|remove) +/, '');
    const range = policy.hosts?.[target.replace(/^host:/, '')] ?? target;
    let it = { held: false, free: false };
    if (target.startsWith('ipset:')) it = inIpset(policy, target, ip);
    else if (target === 'autogroup:internet') it.free = inInternet(ip);
    else it.held = range.includes('-') ? inSpan(ip, range) : inCidr(ip, range);
    if (step.startsWith('remove ') && (it.held || it.free)) now.held = now.free = false;
    if (!step.startsWith('remove ')) {
      now.held ||= it.held;
      now.free ||= it.free;
    }
  }
  return now;
};

/** Whom the inventory of the tests gives the role. */
const administrators = ['cat@example.com'];

const everywhere = ['0.0.0.0/0', '::/0'];

const subnetsOf = (routers: ReadonlyArray<PlainRouter>): string[] =>
  routers.flatMap(({ routes }) => routes.filter((route) => !everywhere.includes(route)));

/** Section 2.3 with the routes of the inventory: an address that no device has, through a tagged router. */
const routed = (
  policy: PlainPolicy,
  routers: ReadonlyArray<PlainRouter>,
  via: ReadonlyArray<string>,
  text: string,
  { user, tags, ip }: PlainEnd,
): boolean => {
  if (ip === undefined || user !== undefined || tags !== undefined) return false;
  const range = policy.hosts?.[text] ?? text;
  const steering = routers.filter((one) => one.tags.some((tag) => via.includes(tag)));
  const subnet = subnetsOf(steering).some((route) => inCidr(ip, route));
  const exit = steering.some(({ routes }) => routes.some((route) => inCidr(ip, route)));
  if (text === 'autogroup:internet') return exit && inInternet(ip);
  if (!text.startsWith('ipset:')) return /^[0-9a-f.:/]+$/.test(range) && subnet && inCidr(ip, range);
  const { held, free } = inIpset(policy, text, ip);
  return (held && subnet) || (free && exit);
};

const matches = (
  policy: PlainPolicy,
  directory: AccessDirectory,
  routers: ReadonlyArray<PlainRouter>,
  text: string,
  end: PlainEnd,
  isSrc: boolean,
): boolean => {
  const { user, tags, ip } = end;
  const bare = user === undefined && tags === undefined;
  const isUser = (email: string) =>
    user !== undefined && canonicalUserName(user.userName) === canonicalUserName(email);
  if (text === '*') {
    if (!isSrc || ip === undefined) return true;
    return (
      (inCidr(ip, '100.64.0.0/10') && !inCidr(ip, '100.115.92.0/23')) ||
      inCidr(ip, 'fd7a:115c:a1e0::/48') ||
      subnetsOf(routers).some((route) => inCidr(ip, route))
    );
  }
  if (text === 'autogroup:member') return user !== undefined;
  if (text === 'autogroup:admin') return user !== undefined && administrators.includes(user.userName);
  if (text === 'autogroup:tagged') return tags !== undefined;
  if (text === 'autogroup:danger-all') return true;
  if (text === 'autogroup:internet') return bare && ip !== undefined && inInternet(ip);
  if (text.startsWith('ipset:')) {
    const { held, free } = ip === undefined ? { held: false, free: false } : inIpset(policy, text, ip);
    return held || (free && bare && !isSrc);
  }
  if (text.startsWith('tag:')) return tags?.includes(text) === true;
  if (text.startsWith('group:')) {
    const local = policy.groups?.[text];
    if (local !== undefined) return local.some(isUser);
    const [name = '', domain = ''] = text.slice(6).split('@');
    if (user === undefined || directory.settings?.domains.includes(domain) !== true) return false;
    const group = directory.groupByName(canonicalName(name));
    if (group === undefined || group === 'ambiguous') return false;
    const locked = directory.groupLock.get(canonicalName(name));
    return (locked === undefined || locked === group.id) && directory.isMember(group.id, user.id);
  }
  if (text.startsWith('user:*@')) {
    const domain = text.slice(7);
    return (
      directory.settings?.domains.includes(domain) === true && user?.userName.endsWith(`@${domain}`) === true
    );
  }
  if (text.includes('@')) return isUser(text);
  const range = policy.hosts?.[text] ?? text;
  return ip !== undefined && inCidr(ip, range);
};

const opens = (ports: string, protocol: number, port: number): boolean =>
  ports.split(',').some((part) => {
    if (protocol === 1 || protocol === 58 || part === '*') return true;
    const [first, last = first] = part.split('-').map(Number);
    return [6, 17, 132].includes(protocol) && Number(first) <= port && port <= Number(last);
  });

/** In `autogroup:internet`, and in nothing that the policies of the tests remove from it. */
const PUBLIC = '9.9.9.9';

const numbers: Readonly<Record<string, number>> = { tcp: 6, udp: 17, icmp: 1, sctp: 132, gre: 47 };
const defaults = [6, 17, 1, 58];

/** Which rule lets a query through. */
export type PlainRule = { readonly section: 'acls' | 'grants'; readonly index: number };

/**
 * The resolver as sections 2 and 3 of the specification say it, in straight loops over plain JSON: the first rule
 * that lets the query through. It shares nothing with the one it is compared to.
 */
export const referenceRule = (
  policy: PlainPolicy,
  directory: AccessDirectory,
  query: PlainQuery,
  routers: ReadonlyArray<PlainRouter> = [],
): PlainRule | undefined => {
  const { src, dst, protocol, port } = query;
  if (src.user?.active === false || dst.user?.active === false) return undefined;
  const self = src.user !== undefined && src.user.id === dst.user?.id;
  const noSource = new Set(
    Object.keys(policy.ipsets ?? {}).filter((name) => inIpset(policy, name, PUBLIC).free),
  );
  const from = (texts: string[]) =>
    texts.some((text) => matches(policy, directory, routers, text, src, true));
  const to = (text: string) =>
    text === 'autogroup:self' ? self : matches(policy, directory, routers, text, dst, false);
  for (const [index, rule] of (policy.acls ?? []).entries()) {
    const protocols = rule.proto === undefined ? defaults : [numbers[rule.proto] ?? Number(rule.proto)];
    if (!protocols.includes(protocol) || !from(rule.src) || rule.src.some((text) => noSource.has(text)))
      continue;
    for (const entry of rule.dst) {
      const colon = entry.lastIndexOf(':');
      if (to(entry.slice(0, colon).replace(/^\[|\]$/g, '')) && opens(entry.slice(colon + 1), protocol, port))
        return { section: 'acls', index };
    }
  }
  for (const [index, grant] of (policy.grants ?? []).entries()) {
    const { via } = grant;
    const steered = (text: string) => routed(policy, routers, via ?? [], text, dst);
    if (grant.src.some((text) => noSource.has(text))) continue;
    if (!from(grant.src) || !grant.dst.some(via === undefined ? to : steered)) continue;
    for (const entry of grant.ip ?? []) {
      const [ports = '', proto] = entry.split(':').toReversed();
      const protocols = proto === undefined ? defaults : [numbers[proto] ?? Number(proto)];
      if (protocols.includes(protocol) && opens(ports, protocol, port)) return { section: 'grants', index };
    }
  }
  return undefined;
};
