import { checkPolicy } from '../src/policy/check-policy';
import { inventoryOf } from './inventory-of';
import { LiveDirectory } from './live-directory';
import { ask, grantWeb, resolverOf, tags, textOf } from './scenario';

describe('F13: roles come from the inventory and never from groups', () => {
  const policy = { ...tags, grants: [grantWeb('autogroup:admin')] };
  const given = () => {
    const directory = new LiveDirectory();
    directory.group('admin', directory.user('alice@example.com'));
    directory.group('autogroup:admin', directory.user('bob@example.com'));
    return directory.view;
  };

  it('a pushed group named like a role gives no role', () => {
    const resolver = resolverOf(policy, given());
    expect(ask(resolver, 'alice@example.com', 'tag:web').code).toBe('DENY_NO_MATCH');
    expect(ask(resolver, 'bob@example.com', 'tag:web').code).toBe('DENY_NO_MATCH');
  });

  it('the inventory gives it', () => {
    const resolver = resolverOf(policy, given(), {
      inventory: () => inventoryOf({}, { alice: 'admin', bob: 'auditor' }),
    });
    expect(ask(resolver, 'alice@example.com', 'tag:web')).toMatchObject({
      effect: 'allow',
      provenance: { inventoryVersion: 'v1' },
    });
    expect(ask(resolver, 'bob@example.com', 'tag:web').effect).toBe('deny');
  });

  it('a policy that defines an autogroup is refused', () => {
    const text = textOf({ ...policy, groups: { 'autogroup:admin': ['alice@example.com'] } });
    expect(checkPolicy(text).diagnostics).toMatchObject([{ code: 'role-from-group', severity: 'error' }]);
  });
});
