import * as E from 'fp-ts/lib/Either.js';
import { checkPolicy } from '../src/policy/check-policy';
import { reviewPolicy } from '../src/policy-tests/review-policy';
import { LiveDirectory } from './live-directory';
import { grantWeb, resolverOf, tags, textOf } from './scenario';

const postures = { 'posture:mac': ["node:os == 'macos'"], 'posture:new': ["node:tsVersion >= '1.40'"] };
const rule = grantWeb('ann@example.com');

const directoryOfAnn = () => {
  const directory = new LiveDirectory();
  directory.user('ann@example.com');
  return directory.view;
};

const query = {
  src: { kind: 'user', userName: 'ann@example.com' },
  dst: { kind: 'tag', tag: 'tag:web' },
  port: 22,
} as const;

describe('a rule that a posture restricts, where nothing tells the posture of a device', () => {
  it.each<[string, string, object]>([
    ['its own', 'srcPosture', { grants: [{ ...rule, srcPosture: ['posture:mac'] }] }],
    [
      'several of its own',
      'srcPosture',
      { grants: [{ ...rule, srcPosture: ['posture:mac', 'Posture:New'] }] },
    ],
    [
      'its own in an acl',
      'srcPosture',
      { acls: [{ action: 'accept', src: rule.src, dst: ['tag:web:22'], srcPosture: ['posture:mac'] }] },
    ],
    ['that of all', 'defaultSrcPosture', { defaultSrcPosture: ['posture:mac'], grants: [rule] }],
    [
      'that of all, for want of its own',
      'defaultSrcPosture',
      { defaultSrcPosture: ['posture:mac'], grants: [{ ...rule, srcPosture: [] }] },
    ],
  ])('is off, and said to be: %s', (_name, cause, part) => {
    const policy = { ...tags, postures, ...part };
    const message = `${cause} restricts this rule, and there is no posture data: the rule is off`;
    expect(checkPolicy(textOf(policy)).diagnostics).toMatchObject([
      { code: 'unsupported', severity: 'warning', message },
    ]);
    const resolver = resolverOf(policy, directoryOfAnn());
    const { decision, matches, nearMisses } = resolver.explain(query);
    expect(decision).toMatchObject({ effect: 'deny', code: 'DENY_NO_MATCH' });
    expect(matches).toEqual([]);
    expect(nearMisses).toMatchObject([{ selector: cause, code: 'unsupported', ruleIndex: 0, message }]);
    expect(decision.failedClosed).toEqual(nearMisses);
    const who = resolver.whoCanReach({ dst: query.dst, port: 22 });
    expect(E.isRight(who) && [who.right.users, who.right.tags]).toEqual([[], []]);
    expect(resolver.whatCanReach(query.src)).toEqual(E.right({ reach: [], nearMisses }));
  });

  it('is said to be off for what it would open alone', () => {
    const grants = [{ ...rule, srcPosture: ['posture:mac'] }];
    const resolver = resolverOf({ ...tags, postures, grants }, directoryOfAnn());
    expect(resolver.explain({ ...query, port: 23 }).nearMisses).toEqual([]);
    expect(resolver.explain({ ...query, dst: { kind: 'tag', tag: 'tag:db' } }).nearMisses).toEqual([]);
  });

  it('stands beside other rules, which stay in force', () => {
    const grants = [{ ...rule, srcPosture: ['posture:mac'] }, rule];
    const explained = resolverOf({ ...tags, postures, grants }, directoryOfAnn()).explain(query);
    expect(explained.decision).toMatchObject({ effect: 'allow', rule: { index: 1 } });
    expect(explained.matches).toMatchObject([{ index: 1 }]);
    expect(explained.nearMisses).toMatchObject([{ selector: 'srcPosture', ruleIndex: 0 }]);
  });

  it('makes no policy test pass, whatever attributes the test gives', () => {
    const grants = [{ ...rule, srcPosture: ['posture:mac'] }];
    const tests = [
      { src: 'ann@example.com', srcPostureAttrs: { 'node:os': 'macos' }, accept: ['tag:web:22'] },
      { src: 'ann@example.com', srcPostureAttrs: { 'node:os': 'linux' }, deny: ['tag:web:22'] },
    ];
    const review = reviewPolicy(textOf({ ...tags, postures, grants, tests }), {
      directory: directoryOfAnn(),
    });
    expect(review).toMatchObject({
      accepted: false,
      tests: {
        results: [{ errors: [{ message: 'address "tag:web:22": want: Accept, got: Drop' }] }, { errors: [] }],
      },
    });
  });
});

describe('the definition of a posture', () => {
  const found = (condition: string) =>
    checkPolicy(textOf({ grants: [], postures: { 'posture:x': [condition] } })).diagnostics.map(
      ({ code }) => code,
    );

  it.each([
    "node:os == 'macos'",
    "node:os != 'macos'",
    "node:osVersion >= '13.4.0'",
    "node:tsVersion < '1.40'",
    "node:os IN ['macos', 'linux']",
    "node:os not in ['windows']",
    'custom:tier IS SET',
    'custom:tier NOT SET',
    'node:tsAutoUpdate == true',
    "  ip:country == 'DE' ",
  ])('%s is a condition', (condition) => {
    expect(found(condition)).toEqual([]);
  });

  it.each(['', 'mac', 'node:os', 'node:os ==', "== 'macos'", "node:os = 'macos'", 'node:os LIKE x'])(
    '%j is none',
    (condition) => {
      expect(found(condition)).toEqual(['bad-posture']);
    },
  );

  it.each(['mac', 'posture:', 'group:mac', 'posture:a b'])('%s is no name of one', (name) => {
    const policy = { grants: [], postures: { [name]: ["node:os == 'macos'"] } };
    expect(checkPolicy(textOf(policy)).diagnostics.map(({ code }) => code)).toEqual(['bad-posture']);
  });

  it('is looked for by every rule that names it', () => {
    const undefinedPosture = 'posture not defined in policy: "posture:none"';
    for (const part of [
      { grants: [{ ...rule, srcPosture: ['posture:none'] }] },
      { acls: [{ action: 'accept', srcPosture: ['posture:none'] }] },
      { grants: [], defaultSrcPosture: ['posture:none'] },
      { grants: [], ssh: [{ action: 'accept', users: ['root'], srcPosture: ['posture:none'] }] },
    ]) {
      const { diagnostics, policy } = checkPolicy(textOf({ ...tags, postures, ...part }));
      expect(diagnostics.map(({ message }) => message)).toContain(undefinedPosture);
      expect(policy).toBeUndefined();
    }
  });
});
