import { reviewPolicy } from '../src/policy-tests/review-policy';
import { LiveDirectory } from './live-directory';
import { grantWeb, tags, textOf } from './scenario';

describe('F12: a test about nobody fails', () => {
  const review = (src: string, allowEmpty = false) => {
    const directory = new LiveDirectory();
    const alice = directory.user('alice@example.com');
    directory.group('sre', alice);
    directory.group('empty');
    directory.group('left', directory.user('bob@example.com'));
    directory.deactivate('bob' as typeof alice);
    const tests = [{ src, deny: ['tag:db:22'] }];
    const policy = {
      ...tags,
      groups: { 'group:none': [] },
      grants: [grantWeb('group:sre@example.com')],
      tests,
    };
    return reviewPolicy(textOf(policy), { directory: directory.view }, { allowEmpty });
  };

  it('an existing group with members passes', () => {
    expect(review('group:sre@example.com')).toMatchObject({ accepted: true, tests: { passed: true } });
  });

  it.each([
    'group:gone@example.com',
    'group:undefined',
    'tag:undefined',
    'nobody@example.com',
    'bob@example.com',
    'phantom',
    'autogroup:member',
    '*',
    '',
  ])('a source that names nobody fails, with only deny too: %s', (src) => {
    expect(review(src, true)).toMatchObject({ accepted: false, tests: { passed: false } });
  });

  it.each(['group:empty@example.com', 'group:left@example.com', 'group:none'])(
    'a group without active members fails unless allowEmpty is set: %s',
    (src) => {
      expect(review(src).accepted).toBe(false);
      expect(review(src, true).accepted).toBe(true);
    },
  );
});
