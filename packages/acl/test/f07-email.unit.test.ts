import { revision, userId } from '@rollcall/domain';
import { snapshotDirectory } from '../src/directory/snapshot-directory';
import { checkPolicy } from '../src/policy/check-policy';
import { LiveDirectory } from './live-directory';
import { ask, grantWeb, resolverOf, tags, textOf } from './scenario';

describe('F7: an email in a policy', () => {
  const policy = {
    ...tags,
    groups: { 'group:eng': ['ALICE@example.com'] },
    grants: [grantWeb('Alice@Example.com')],
  };

  it('is compared lowercased on both sides', () => {
    const directory = new LiveDirectory();
    directory.user('aLiCe@example.COM');
    expect(ask(resolverOf(policy, directory.view), 'alice@EXAMPLE.com', 'tag:web').effect).toBe('allow');
  });

  it('denotes nobody, with a warning, when no user has it', () => {
    const directory = new LiveDirectory();
    const world = { directory: directory.view };
    directory.user('bob@example.com');
    expect(checkPolicy(textOf(policy), { world }).diagnostics).toMatchObject([
      {
        code: 'user-not-found',
        severity: 'warning',
        message: '"group:eng": user not found: "alice@example.com"',
      },
      { code: 'unreachable-rule' },
      { code: 'user-not-found', severity: 'warning' },
    ]);
    expect(ask(resolverOf(policy, directory.view), 'bob@example.com', 'tag:web')).toMatchObject({
      effect: 'deny',
      failedClosed: [{ selector: 'Alice@Example.com', code: 'user-not-found' }],
    });
  });

  it('denotes nobody while several users have it, directly and through a local group', () => {
    const users = ['alice@example.com', 'ALICE@example.com'].map((userName, index) => ({
      id: userId(`u${index}`),
      userName,
      active: true,
    }));
    const directory = snapshotDirectory({
      revision: revision(1),
      domains: ['example.com'],
      users,
      groups: [],
    });
    for (const src of ['alice@example.com', 'group:eng']) {
      const resolver = resolverOf({ ...policy, grants: [grantWeb(src)] }, directory);
      for (const user of users) {
        const query = {
          src: { kind: 'userId', id: user.id },
          dst: { kind: 'tag', tag: 'tag:web' },
          port: 22,
        } as const;
        expect(resolver.decide(query).effect).toBe('deny');
      }
      expect(ask(resolver, 'alice@example.com', 'tag:web').code).toBe('DENY_PRINCIPAL_UNKNOWN');
    }
  });

  it('names a deactivated user: a warning', () => {
    const directory = new LiveDirectory();
    directory.deactivate(directory.user('alice@example.com'));
    const { diagnostics } = checkPolicy(textOf(policy), { world: { directory: directory.view } });
    expect(diagnostics.map(({ code }) => code)).toContain('user-inactive');
  });
});
