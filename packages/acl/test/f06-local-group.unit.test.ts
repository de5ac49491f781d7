import { checkPolicy } from '../src/policy/check-policy';
import { LiveDirectory } from './live-directory';
import { ask, grantWeb, resolverOf, tags, textOf } from './scenario';

describe('F6: groups that the policy defines', () => {
  it('an undefined one is an error when saved, and denies when it is in force all the same', () => {
    const directory = new LiveDirectory();
    directory.group('sre', directory.user('alice@example.com'));
    const policy = { ...tags, grants: [grantWeb('group:sre')] };
    expect(checkPolicy(textOf(policy)).diagnostics).toMatchObject([
      {
        code: 'undefined-local-group',
        severity: 'error',
        message: 'group not defined in policy: "group:sre"',
      },
    ]);
    expect(ask(resolverOf(policy, directory.view), 'alice@example.com', 'tag:web').effect).toBe('deny');
  });

  it('group:x reads only what the policy lists', () => {
    const directory = new LiveDirectory();
    directory.user('alice@example.com');
    directory.group('sre', directory.user('bob@example.com'));
    const policy = {
      ...tags,
      groups: { 'group:sre': ['Alice@Example.com'] },
      grants: [grantWeb('group:sre')],
    };
    const resolver = resolverOf(policy, directory.view);
    expect(ask(resolver, 'alice@example.com', 'tag:web').effect).toBe('allow');
    expect(ask(resolver, 'bob@example.com', 'tag:web').effect).toBe('deny');
  });

  it('group:x@domain both listed and pushed: the list counts, the pushed members do not, and a warning says so', () => {
    const directory = new LiveDirectory();
    directory.user('alice@example.com');
    directory.group('SRE', directory.user('bob@example.com'));
    const policy = {
      ...tags,
      groups: { 'group:sre@example.com': ['alice@example.com'] },
      grants: [grantWeb('group:SRE@example.com')],
    };
    const resolver = resolverOf(policy, directory.view);
    expect(ask(resolver, 'alice@example.com', 'tag:web').effect).toBe('allow');
    expect(ask(resolver, 'bob@example.com', 'tag:web').effect).toBe('deny');
    const { diagnostics } = checkPolicy(textOf(policy), { world: { directory: directory.view } });
    expect(diagnostics).toMatchObject([
      { code: 'group-shadowed', severity: 'warning' },
      { code: 'group-case', severity: 'info' },
    ]);
  });

  it('an empty one is accepted and matches nobody', () => {
    const directory = new LiveDirectory();
    directory.user('alice@example.com');
    const policy = { ...tags, groups: { 'group:none': [] }, grants: [grantWeb('group:none')] };
    expect(checkPolicy(textOf(policy), { world: { directory: directory.view } }).policy).toBeDefined();
    expect(ask(resolverOf(policy, directory.view), 'alice@example.com', 'tag:web')).toMatchObject({
      effect: 'deny',
      failedClosed: [],
    });
  });
});
