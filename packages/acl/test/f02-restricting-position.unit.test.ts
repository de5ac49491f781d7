import { checkPolicy } from '../src/policy/check-policy';
import { LiveDirectory } from './live-directory';
import { ask, grantWeb, resolverOf, tags, textOf } from './scenario';

const codes = (policy: object) => checkPolicy(textOf(policy)).diagnostics.map(({ code }) => code);

describe('F2: a name that restricts and does not resolve switches off the whole rule', () => {
  const world = () => {
    const directory = new LiveDirectory();
    directory.user('alice@example.com');
    return directory.view;
  };

  it('refuses a policy with a posture, via tag, protocol or port that is not known', () => {
    const rule = grantWeb('alice@example.com');
    expect(codes({ ...tags, grants: [{ ...rule, srcPosture: ['posture:none'] }] })).toContain(
      'undefined-posture',
    );
    expect(codes({ ...tags, grants: [{ ...rule, via: ['tag:none'] }] })).toContain('undefined-tag');
    expect(codes({ ...tags, grants: [{ ...rule, ip: ['quic:443'] }] })).toContain('bad-proto');
    expect(codes({ ...tags, grants: [{ ...rule, ip: ['tcp:ssh'] }] })).toContain('bad-port');
    const acl = { action: 'accept', src: ['alice@example.com'], dst: ['tag:web:*'], proto: 'quic' };
    expect(codes({ ...tags, acls: [acl] })).toContain('bad-proto');
  });

  it('opens nothing by a rule with srcPosture, since nothing tells the posture of a device', () => {
    const postures = { 'posture:mac': ["node:os == 'macos'"] };
    const grants = [{ ...grantWeb('alice@example.com'), srcPosture: ['posture:mac'] }];
    const acls = [{ action: 'accept', src: ['*'], dst: ['tag:web:22'], srcPosture: ['posture:mac'] }];
    for (const [section, rules] of Object.entries({ grants, acls })) {
      const resolver = resolverOf({ ...tags, postures, [section]: rules }, world());
      expect(ask(resolver, 'alice@example.com', 'tag:web')).toMatchObject({
        effect: 'deny',
        failedClosed: [{ selector: 'srcPosture', code: 'unsupported', section, ruleIndex: 0 }],
      });
    }
  });

  it('applies defaultSrcPosture to every rule that has no posture of its own', () => {
    const postures = { 'posture:mac': ["node:os == 'macos'"] };
    const policy = {
      ...tags,
      postures,
      defaultSrcPosture: ['posture:mac'],
      grants: [grantWeb('alice@example.com')],
    };
    expect(ask(resolverOf(policy, world()), 'alice@example.com', 'tag:web')).toMatchObject({
      effect: 'deny',
      failedClosed: [{ selector: 'defaultSrcPosture', code: 'unsupported' }],
    });
  });
});
