import { groupId, revision, userId } from '@rollcall/domain';
import { snapshotDirectory } from '../src/directory/snapshot-directory';
import { checkPolicy } from '../src/policy/check-policy';
import { grantWeb, tags, textOf } from './scenario';

describe('names that several bear', () => {
  const directory = snapshotDirectory({
    revision: revision(1),
    domains: ['example.com'],
    users: ['ann@example.com', 'ANN@example.com'].map((userName, index) => ({
      id: userId(`u${index}`),
      userName,
      active: true,
    })),
    groups: ['sre', 'SRE'].map((displayName, index) => ({
      id: groupId(`g${index}`),
      displayName,
      members: [userId('u0')],
    })),
  });
  const check = (policy: object) => checkPolicy(textOf({ ...tags, ...policy }), { world: { directory } });

  it('a user’s is a warning, wherever it stands: the policy can be saved', () => {
    const { diagnostics, policy } = check({
      groups: { 'group:ops': ['ann@example.com'] },
      grants: [grantWeb('Ann@example.com')],
    });
    const message = 'several users bear the userName "ann@example.com"; it denotes none of them';
    expect(diagnostics.filter(({ code }) => code === 'user-ambiguous')).toMatchObject([
      { severity: 'warning', message: `"group:ops": ${message}` },
      { severity: 'warning', message },
    ]);
    expect(policy).toBeDefined();
  });

  it('a group’s is an error: a save would arm nobody’s rule', () => {
    const { diagnostics, policy } = check({ grants: [grantWeb('group:sre@example.com')] });
    expect(diagnostics).toMatchObject([
      { code: 'unreachable-rule' },
      { code: 'group-ambiguous', severity: 'error' },
    ]);
    expect(policy).toBeUndefined();
  });
});
