import * as E from 'fp-ts/lib/Either.js';
import { decide } from '../decide/decide';
import { type PolicyEngine, policyEngine } from '../decide/policy-engine';
import type { Query, QueryEnd } from '../decide/query';
import type { World } from '../directory/world';
import type { Policy, PolicyTest, TestDestination } from '../policy/policy';
import { hasPorts, parseProtocol, TCP, UDP } from '../ports/protocol';
import { splitHostPort } from '../ports/split-host-port';
import { testEnds } from './test-ends';
import type { PolicyTestError, PolicyTestReport, PolicyTestResult } from './test-report';

export type PolicyTestOptions = {
  /** A test whose group exists but has no active member passes if nothing contradicts it (F12). */
  readonly allowEmpty?: boolean;
};

type Run = {
  readonly policy: Policy;
  readonly engine: PolicyEngine;
  readonly world: World;
  readonly protocols: ReadonlyArray<number>;
  readonly allowEmpty: boolean;
};

const readPort = (text: string, protocols: ReadonlyArray<number>): number | undefined => {
  if (!/^(?:0|[1-9][0-9]{0,4})$/.test(text)) return undefined;
  const port = Number(text);
  if (port === 0) return protocols.some(hasPorts) ? undefined : 0;
  return port <= 65535 ? port : undefined;
};

/** Allowed by any of the test's protocols: without one, TCP or UDP. */
const isAllowed = ({ engine, protocols }: Run, query: Omit<Query, 'proto'>): boolean =>
  protocols.some((proto) => decide(engine, { ...query, proto }).effect === 'allow');

const judge = (
  run: Run,
  sources: ReadonlyArray<QueryEnd>,
  { text, at }: TestDestination,
  want: 'Accept' | 'Drop',
): PolicyTestError | undefined => {
  const failed = (message: string): PolicyTestError => ({
    message: `address ${JSON.stringify(text)}: ${message}`,
    at,
  });
  const split = splitHostPort(text.trim());
  if (E.isLeft(split)) return failed(split.left);
  const port = readPort(split.right.ports, run.protocols);
  if (port === undefined) return failed('a test names one port from 1 to 65535');
  const destinations = testEnds(run.policy, run.world, split.right.host, 'dst');
  if (E.isLeft(destinations)) return failed(destinations.left);
  if (destinations.right.length === 0 && !run.allowEmpty) return failed('the group has no active member');
  for (const src of sources) {
    for (const dst of destinations.right) {
      const got = isAllowed(run, { src, dst, port }) ? 'Accept' : 'Drop';
      if (got !== want) return failed(`want: ${want}, got: ${got}`);
    }
  }
  return undefined;
};

const readProtocols = (proto: string): ReadonlyArray<number> | undefined => {
  if (proto === '') return [TCP, UDP];
  const protocol = parseProtocol(proto);
  return protocol === undefined ? undefined : [protocol];
};

const runTest = (base: Omit<Run, 'protocols'>, test: PolicyTest, index: number): PolicyTestResult => {
  const result = (errors: ReadonlyArray<PolicyTestError>) => ({ index, src: test.src, at: test.at, errors });
  const failed = (message: string) => result([{ message, at: test.at }]);
  const protocols = readProtocols(test.proto);
  if (protocols === undefined) return failed(`proto=${JSON.stringify(test.proto)}: unknown protocol`);
  if (test.src.trim() === '') return failed('a test needs a src');
  if (test.accept.length + test.deny.length === 0) return failed('a test needs accept or deny');
  const sources = testEnds(base.policy, base.world, test.src.trim(), 'src');
  if (E.isLeft(sources)) return failed(`src=${JSON.stringify(test.src)}: ${sources.left}`);
  if (sources.right.length === 0 && !base.allowEmpty) {
    return failed(`src=${JSON.stringify(test.src)}: the group has no active member`);
  }
  const run = { ...base, protocols };
  return result([
    ...test.accept.flatMap((destination) => judge(run, sources.right, destination, 'Accept') ?? []),
    ...test.deny.flatMap((destination) => judge(run, sources.right, destination, 'Drop') ?? []),
  ]);
};

/**
 * Runs the `tests` of a policy (sections 4 and 12). For a group, `accept` needs every active member allowed and
 * `deny` needs none. Tests gate the saving of a policy, never a decision.
 */
export const runPolicyTests = (
  policy: Policy,
  world: World,
  { allowEmpty = false }: PolicyTestOptions = {},
): PolicyTestReport => {
  const engine = policyEngine(policy, '', world);
  const results = policy.tests.map((test, index) =>
    runTest({ policy, engine, world, allowEmpty }, test, index),
  );
  return { passed: results.every(({ errors }) => errors.length === 0), results };
};
