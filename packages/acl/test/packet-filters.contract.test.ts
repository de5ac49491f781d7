import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import { type Address, type Family, parseAddress } from '../src/address/address';
import { inRange, isDefaultRoute, parseAddressRange } from '../src/address/address-range';
import { createResolver } from '../src/decide/create-resolver';
import type { QueryEnd } from '../src/decide/query';
import { type Capture, readRecord } from '../src/oracle/record';
import { recordedWorld } from '../src/oracle/recorded-world';
import { recordedLines } from './recorded-lines';

/** What a device was told to let in, as Tailscale recorded it. */
type FilterRule = {
  readonly SrcIPs: ReadonlyArray<string>;
  readonly DstPorts?: ReadonlyArray<{ IP: string; Ports: { First: number; Last: number } }>;
  readonly IPProto?: ReadonlyArray<number>;
};

type Filters = ReadonlyMap<string, ReadonlyArray<FilterRule>>;

const folder = resolve(__dirname, '../../../../shared/acl');
const files = ['acl', 'grant', 'routes'].map((name) => resolve(folder, `${name}_captures.jsonl.gz`));
const present = files.every((file) => existsSync(file));
if (!present) process.stdout.write(`skipped: recorded packet filters, ${folder} is absent\n`);

type RawCapture = { readonly captures: Record<string, { packet_filter_rules?: FilterRule[] | null }> };

const recordings = (file: string): ReadonlyArray<{ capture: Capture; filters: Filters }> =>
  recordedLines(file).flatMap((line) => {
    const read = readRecord(line);
    if (E.isLeft(read) || read.right.kind !== 'capture' || read.right.record.code !== 200) return [];
    const { captures } = line as RawCapture;
    const filters = new Map(
      Object.entries(captures).map(([id, told]) => [id, told.packet_filter_rules ?? []]),
    );
    return [{ capture: read.right.record, filters }];
  });

const addressOf = (text: string): Address => {
  const address = parseAddress(text);
  if (address === undefined) throw new Error(`${text} is no address`);
  return address;
};

/** `*`, an address, a CIDR, or `low-high`. */
const holds = (text: string, address: Address): boolean => {
  if (text === '*') return true;
  const [low = '', high] = text.split('-');
  if (high !== undefined) {
    const [from, to] = [addressOf(low), addressOf(high)];
    return from.family === address.family && from.value <= address.value && address.value <= to.value;
  }
  const range = parseAddressRange(text);
  return E.isRight(range) && inRange(range.right, address);
};

type Service = { readonly proto: number; readonly port: number };

const withPorts: ReadonlyArray<Service> = [
  { proto: 6, port: 22 },
  { proto: 6, port: 9999 },
  { proto: 17, port: 53 },
  { proto: 132, port: 22 },
];
const withoutPorts = (family: Family): ReadonlyArray<Service> =>
  [family === 4 ? 1 : 58, 47].map((proto) => ({ proto, port: 0 }));

/** ICMP goes through by any port, the other protocols without ports by all of them (section 2.4). */
const opens = (
  rules: ReadonlyArray<FilterRule>,
  src: Address,
  dst: Address,
  { proto, port }: Service,
): boolean =>
  rules.some(
    ({ SrcIPs, DstPorts = [], IPProto = [6, 17, 1, 58] }) =>
      IPProto.includes(proto) &&
      SrcIPs.some((text) => holds(text, src)) &&
      DstPorts.some(({ IP, Ports: { First, Last } }) => {
        if (!holds(IP, dst)) return false;
        if (proto === 1 || proto === 58) return true;
        return port === 0 ? First === 0 && Last === 65535 : First <= port && port <= Last;
      }),
  );

/** Sources that no device is: of the tailnet, behind routers, and of elsewhere. */
const bareSources = [
  '100.64.200.200',
  '100.115.92.7',
  '10.33.0.5',
  '10.34.1.1',
  '192.168.1.7',
  '172.16.3.3',
  '8.8.8.8',
  'fd7a:115c:a1e0::abcd',
  '2001:db8::1',
];

/** Destinations that no device is, of which some are routed in some of the networks. */
const behindRouters = [
  '10.33.0.5',
  '10.33.1.200',
  '10.44.0.1',
  '10.55.3.3',
  '10.0.0.1',
  '172.16.5.5',
  'fd00:1:2::9',
];

const node = (id: string): QueryEnd => ({ kind: 'node', id });
const bare = (address: string): QueryEnd => ({ kind: 'address', address });

(present ? describe : describe.skip)('the packet filters that a live network was given', () => {
  it('let through what the resolver allows, and no more: any protocol, bare sources, subnets behind routers', () => {
    let asked = 0;
    let allowed = 0;
    const differ: string[] = [];
    for (const { capture, filters } of files.flatMap(recordings)) {
      const { policyText, directory, inventory } = recordedWorld(capture, false);
      const policy = { text: policyText, hash: capture.id, acceptedRevision: directory.revision };
      const resolver = createResolver({
        directory,
        inventory: () => inventory,
        policy: () => policy,
        compat: { allowAllWhenRulesMissing: true },
      });
      const nodes = capture.nodes.flatMap(({ id, addresses, approvedRoutes }) =>
        addresses.map((text) => ({ id, address: addressOf(text), approvedRoutes })),
      );
      const compare = (src: QueryEnd, dst: QueryEnd, service: Service, family: Family, recorded: boolean) => {
        asked += 1;
        if (recorded) allowed += 1;
        if ((resolver.decide({ src, dst, ...service, family }).effect === 'allow') === recorded) return;
        differ.push(`${capture.id}: ${JSON.stringify([src, dst, service, family])}: recorded ${recorded}`);
      };

      for (const { id, address } of nodes) {
        const rules = filters.get(id);
        if (rules === undefined) continue;
        const { family } = address;
        for (const service of [...withPorts, ...withoutPorts(family)]) {
          for (const source of nodes.filter((other) => other.id !== id && other.address.family === family)) {
            compare(
              node(source.id),
              node(id),
              service,
              family,
              opens(rules, source.address, address, service),
            );
          }
          for (const text of bareSources.filter((source) => addressOf(source).family === family)) {
            compare(bare(text), node(id), service, family, opens(rules, addressOf(text), address, service));
          }
        }
      }

      for (const text of behindRouters) {
        const address = addressOf(text);
        const { family } = address;
        const routes = (route: string): boolean => {
          const range = parseAddressRange(route);
          return E.isRight(range) && !isDefaultRoute(range.right) && inRange(range.right, address);
        };
        const routers = nodes.filter(
          ({ id, approvedRoutes }) => filters.has(id) && approvedRoutes.some(routes),
        );
        if (routers.length === 0) continue;
        const sources = nodes.filter(
          ({ id, address: { family: own } }) => own === family && !routers.some((router) => router.id === id),
        );
        for (const source of sources) {
          for (const service of [...withPorts, ...withoutPorts(family)]) {
            const recorded = routers.some(({ id }) =>
              opens(filters.get(id) ?? [], source.address, address, service),
            );
            compare(node(source.id), bare(text), service, family, recorded);
          }
        }
      }
    }
    expect(differ.slice(0, 5)).toEqual([]);
    expect(asked).toBeGreaterThan(250_000);
    expect(allowed).toBeGreaterThan(25_000);
  });
});
