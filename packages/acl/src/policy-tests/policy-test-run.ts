import * as E from 'fp-ts/lib/Either.js';
import { decide } from '../decide/decide';
import type { PolicyEngine } from '../decide/policy-engine';
import type { Query, QueryEnd } from '../decide/query';
import type { EndClass } from '../engine/end-classes';
import type { PolicyTest, TestDestination } from '../policy/policy';
import { hasPorts, parseProtocol, TCP, UDP } from '../ports/protocol';
import { splitHostPort } from '../ports/split-host-port';
import type { Steps } from '../questions/steps';
import { testEnds } from './test-ends';
import type { PolicyTestError, PolicyTestResult } from './test-report';

type Setting = { readonly engine: PolicyEngine; readonly allowEmpty: boolean };

type Run = Setting & { readonly protocols: ReadonlyArray<number> };

/** How many pairs of ends a step decides at the most: some hundred microseconds. */
const PAIRS_A_STEP = 256;

/** One port; of a protocol without ports 0, which no other has. */
const readPort = (text: string, protocols: ReadonlyArray<number>): E.Either<string, number> => {
  const port = /^(?:0|[1-9][0-9]{0,4})$/.test(text) ? Number(text) : undefined;
  if (!protocols.some(hasPorts)) {
    return port === 0 ? E.right(0) : E.left('a test of a protocol without ports names port 0');
  }
  return port === undefined || port === 0 || port > 65535
    ? E.left('a test names one port from 1 to 65535')
    : E.right(port);
};

/** Allowed by any of the test's protocols: without one, TCP or UDP. */
const isAllowed = ({ engine, protocols }: Run, query: Omit<Query, 'proto'>): boolean =>
  protocols.some((proto) => decide(engine, { ...query, proto }).effect === 'allow');

type Sources = {
  readonly all: ReadonlyArray<QueryEnd>;
  /** One for all that the rules treat alike, on destinations that are nobody's own device. */
  readonly unlike: ReadonlyArray<QueryEnd>;
};

function* toldApart({ engine }: PolicyEngine, all: ReadonlyArray<QueryEnd>): Steps<Sources> {
  const classes = new Set<EndClass>();
  const unlike: QueryEnd[] = [];
  for (const [place, src] of all.entries()) {
    if (place % PAIRS_A_STEP === 0) yield PAIRS_A_STEP;
    const end = engine.resolve(src);
    if (E.isRight(end) && end.right.addresses.length === 0) {
      const known = classes.size;
      if (classes.add(engine.classOf(end.right, undefined)).size === known) continue;
    }
    unlike.push(src);
  }
  return { all, unlike };
}

const isOfUser = ({ engine }: PolicyEngine, dst: QueryEnd): boolean => {
  const end = engine.resolve(dst);
  return E.isRight(end) && end.right.identity.kind === 'user';
};

function* judge(
  run: Run,
  sources: Sources,
  { text, at }: TestDestination,
  want: 'Accept' | 'Drop',
): Steps<PolicyTestError | undefined> {
  const failed = (message: string): PolicyTestError => ({
    message: `address ${JSON.stringify(text)}: ${message}`,
    at,
  });
  const split = splitHostPort(text.trim());
  if (E.isLeft(split)) return failed(split.left);
  const port = readPort(split.right.ports, run.protocols);
  if (E.isLeft(port)) return failed(port.left);
  const { world, compiled } = run.engine.engine;
  const destinations = testEnds(compiled.policy, world, split.right.host, 'dst');
  if (E.isLeft(destinations)) return failed(destinations.left);
  if (destinations.right.length === 0 && !run.allowEmpty) return failed('the group has no active member');
  let decided = 0;
  for (const dst of destinations.right) {
    for (const src of isOfUser(run.engine, dst) ? sources.all : sources.unlike) {
      decided += 1;
      if (decided % PAIRS_A_STEP === 0) yield PAIRS_A_STEP;
      const got = isAllowed(run, { src, dst, port: port.right }) ? 'Accept' : 'Drop';
      if (got !== want) return failed(`want: ${want}, got: ${got}`);
    }
  }
  return undefined;
}

const readProtocols = (proto: string): ReadonlyArray<number> | undefined => {
  if (proto === '') return [TCP, UDP];
  const protocol = parseProtocol(proto);
  return protocol === undefined ? undefined : [protocol];
};

/** One test of the engine's policy: yields between its steps, and answers what it found. */
export function* policyTestRun(setting: Setting, test: PolicyTest, index: number): Steps<PolicyTestResult> {
  const { world, compiled } = setting.engine.engine;
  const result = (errors: ReadonlyArray<PolicyTestError>) => ({ index, src: test.src, at: test.at, errors });
  const failed = (message: string) => result([{ message, at: test.at }]);
  const protocols = readProtocols(test.proto);
  if (protocols === undefined) return failed(`proto=${JSON.stringify(test.proto)}: unknown protocol`);
  if (test.src.trim() === '') return failed('a test needs a src');
  if (test.accept.length + test.deny.length === 0) return failed('a test needs accept or deny');
  const sources = testEnds(compiled.policy, world, test.src.trim(), 'src');
  if (E.isLeft(sources)) return failed(`src=${JSON.stringify(test.src)}: ${sources.left}`);
  if (sources.right.length === 0 && !setting.allowEmpty) {
    return failed(`src=${JSON.stringify(test.src)}: the group has no active member`);
  }
  const run = { ...setting, protocols };
  const apart = yield* toldApart(setting.engine, sources.right);
  const errors: PolicyTestError[] = [];
  for (const want of ['Accept', 'Drop'] as const) {
    for (const destination of want === 'Accept' ? test.accept : test.deny) {
      const error = yield* judge(run, apart, destination, want);
      if (error !== undefined) errors.push(error);
    }
  }
  return result(errors);
}
