import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { isJsonObject } from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import type { AccessUser } from '../src/directory/access-directory';
import { type DecisionRecord, readRecord } from '../src/oracle/record';
import { recordedUserId, recordedUserName } from '../src/oracle/recorded-events';
import type { RecordedNode } from '../src/oracle/recorded-network';
import { recordedWorld } from '../src/oracle/recorded-world';
import { checkPolicy } from '../src/policy/check-policy';
import { recordedLines } from './recorded-lines';
import { type PlainEnd, type PlainPolicy, referenceRule } from './reference';
import { resolverOf } from './scenario';

const folder = resolve(__dirname, '../../../../shared/acl');
const files = ['acl', 'grant', 'routes'].map((name) => resolve(folder, `${name}_decisions.jsonl.gz`));
const present = files.every((file) => existsSync(file));
if (!present) process.stdout.write(`skipped: recorded policies, ${folder} is absent\n`);

const recordsIn = (file: string): ReadonlyArray<DecisionRecord> =>
  recordedLines(file).flatMap((line) => {
    const read = readRecord(line);
    return E.isRight(read) && read.right.kind === 'decisions' ? [read.right.record] : [];
  });

const records = present ? files.flatMap(recordsIn) : [];

const ports = /:(?:\*|[0-9][0-9,-]*)$/;

/** Ways to say something else in one place; `other` is a selector that the same policy knows. */
const mutations: ReadonlyArray<(text: string, other: string) => string> = [
  (text, other) => `${other}${ports.exec(text)?.[0] ?? ''}`,
  (text) => text.replace(/:\*$/, ':22').replace(/(:[0-9]+)$/, '$1,5432'),
  (text) => text.replace(/^tcp:/, 'udp:').replace(/^\*$/, 'autogroup:member'),
];

/** Changes the string at a place of the rules, counted through; what is not about access stays. */
const edit = (value: unknown, left: { places: number }, change: (text: string) => string): unknown => {
  if (Array.isArray(value)) return value.map((item) => edit(item, left, change));
  if (isJsonObject(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => {
        const isAccess = !['action', 'app', 'via'].includes(key);
        return [key, isAccess ? edit(item, left, change) : item];
      }),
    );
  }
  if (typeof value !== 'string') return value;
  left.places -= 1;
  return left.places === -1 ? change(value) : value;
};

const selectorsOf = ({ acls = [], grants = [], groups, hosts, tagOwners }: PlainPolicy): string[] => [
  ...[...acls, ...grants].flatMap(({ src, dst }) => [...src, ...dst.map((text) => text.replace(ports, ''))]),
  ...[groups, hosts, tagOwners].flatMap((names) => Object.keys(names ?? {})),
  'autogroup:tagged',
];

const mutated = (policy: PlainPolicy, seed: number): PlainPolicy => {
  const said = selectorsOf(policy);
  const { acls, grants } = policy;
  const mutation = mutations[seed % mutations.length];
  const rules = edit({ acls, grants }, { places: seed % 4 }, (text) =>
    mutation === undefined ? text : mutation(text, said[seed % said.length] ?? '*'),
  );
  return { ...policy, ...(JSON.parse(JSON.stringify(rules)) as PlainPolicy) };
};

const plainEnd = ({ users }: DecisionRecord, node: RecordedNode, family: 4 | 6): PlainEnd => {
  const owner = users.find(({ name }) => name === node.user);
  const user: AccessUser | undefined = owner && {
    id: recordedUserId(owner),
    userName: recordedUserName(owner),
    active: true,
  };
  const ip = node.addresses[family === 4 ? 0 : 1];
  return { ...(user ? { user } : { tags: [...node.tags] }), ...(ip !== undefined && { ip }) };
};

const services = [
  { proto: 'tcp', protocol: 6, port: 22 },
  { proto: 'tcp', protocol: 6, port: 443 },
  { proto: 'udp', protocol: 17, port: 5432 },
];

const questions = ({ nodes }: DecisionRecord) =>
  nodes.flatMap((src) =>
    nodes
      .filter((dst) => dst !== src)
      .flatMap((dst) =>
        ([4, 6] as const).flatMap((family) => services.map((service) => ({ src, dst, family, ...service }))),
      ),
  );

(present ? describe : describe.skip)('a recorded policy that says something else in one place', () => {
  it('decides between the recorded devices as the straight reading of the specification does', () => {
    let checked = 0;
    let changed = 0;
    for (const [place, record] of records.entries()) {
      const { directory, inventory, policyText } = recordedWorld(record, false);
      const routers = record.nodes.map(({ tags, approvedRoutes }) => ({
        tags: [...tags],
        routes: [...approvedRoutes],
      }));
      const resolverFor = (text: string) => resolverOf(text, directory, { inventory: () => inventory });
      const before = resolverFor(policyText);
      const policy = mutated(JSON.parse(policyText) as PlainPolicy, place * 5);
      if (checkPolicy(JSON.stringify(policy)).policy === undefined) continue;
      const resolver = resolverFor(JSON.stringify(policy));
      for (const { src, dst, family, proto, protocol, port } of questions(record)) {
        const query = {
          src: { kind: 'node', id: src.id },
          dst: { kind: 'node', id: dst.id },
          proto,
          port,
          family,
        } as const;
        const { effect } = resolver.decide(query);
        const ends = { src: plainEnd(record, src, family), dst: plainEnd(record, dst, family) };
        const allowed = referenceRule(policy, directory, { ...ends, protocol, port }, routers) !== undefined;
        if (effect !== (allowed ? 'allow' : 'deny')) {
          const asked = `${src.id} to ${dst.id}, ${proto} ${port}, IPv${family}`;
          throw new Error(`${record.id}: ${asked}: ${effect} under ${JSON.stringify(policy)}`);
        }
        if (effect !== before.decide(query).effect) changed += 1;
        checked += 1;
      }
    }
    expect(checked).toBeGreaterThan(100_000);
    expect(changed).toBeGreaterThan(1_500);
  });
});
