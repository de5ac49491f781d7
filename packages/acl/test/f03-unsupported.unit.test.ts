import { checkPolicy } from '../src/policy/check-policy';
import { LiveDirectory } from './live-directory';
import { ask, grantWeb, resolverOf, tags, textOf } from './scenario';

describe('F3: a rule with a part that is not supported matches nothing', () => {
  const ipsets = { 'ipset:prod': ['10.0.0.0/8', 'remove 10.1.0.0/16', '192.0.2.1-192.0.2.9'] };
  const cases: ReadonlyArray<[string, object, string]> = [
    ['via', { ...grantWeb('*'), via: ['tag:db'] }, 'via'],
    ['an IP set as source', { src: ['ipset:prod', '*'], dst: ['tag:web'], ip: ['*'] }, 'ipset:prod'],
    ['an IP set as destination', { src: ['*'], dst: ['ipset:prod', 'tag:web'], ip: ['*'] }, 'ipset:prod'],
    ['a service', { src: ['*'], dst: ['svc:web', 'tag:web'], ip: ['*'] }, 'svc:web'],
    ['autogroup:shared', { src: ['autogroup:shared', '*'], dst: ['tag:web'], ip: ['*'] }, 'autogroup:shared'],
  ];

  it.each(cases)('%s: the policy is accepted with a warning, and the rule is off', (_name, grant, cause) => {
    const directory = new LiveDirectory();
    directory.user('alice@example.com');
    const policy = { ...tags, ipsets, grants: [grant] };
    expect(checkPolicy(textOf(policy))).toMatchObject({
      diagnostics: [{ code: 'unsupported', severity: 'warning' }],
    });
    expect(checkPolicy(textOf(policy)).policy).toBeDefined();
    expect(ask(resolverOf(policy, directory.view), 'alice@example.com', 'tag:web')).toMatchObject({
      effect: 'deny',
      failedClosed: [{ selector: cause, code: 'unsupported' }],
    });
  });

  it('leaves other rules in force', () => {
    const directory = new LiveDirectory();
    directory.user('alice@example.com');
    const policy = { ...tags, grants: [{ ...grantWeb('*'), via: ['tag:db'] }, grantWeb('*')] };
    expect(ask(resolverOf(policy, directory.view), 'alice@example.com', 'tag:web')).toMatchObject({
      effect: 'allow',
      rule: { index: 1 },
    });
  });
});
