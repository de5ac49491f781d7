import { formatAnnotations } from '../src/policy-tests/format-annotations';
import { formatJUnit } from '../src/policy-tests/format-junit';
import { type PolicyReview, reviewInSteps, reviewPolicy } from '../src/policy-tests/review-policy';
import { tailscaleReport } from '../src/policy-tests/test-report';
import { LiveDirectory } from './live-directory';
import { tags, textOf } from './scenario';

const base = {
  ...tags,
  hosts: { box: '10.0.0.1', lan: '10.0.0.0/8' },
  groups: { 'group:both': ['ann@example.com', 'ben@example.com'] },
  acls: [
    {
      action: 'accept',
      src: ['ann@example.com'],
      dst: ['tag:web:22', 'box:80', '[fd7a::1]:80', 'lan:*', 'group:both:443'],
    },
    { action: 'accept', src: ['group:both'], dst: ['tag:db:5432', 'autogroup:self:22'] },
    { action: 'accept', src: ['ann@example.com'], dst: ['tag:db:53'], proto: 'udp' },
    { action: 'accept', src: ['box'], dst: ['tag:db:1000'] },
    { action: 'accept', src: ['tag:web'], dst: ['tag:db:*'], proto: 'icmp' },
  ],
};

const review = (test: object) => {
  const directory = new LiveDirectory();
  directory.user('ann@example.com');
  directory.user('ben@example.com');
  return reviewPolicy(textOf({ ...base, tests: [test] }), { directory: directory.view });
};

describe('policy tests', () => {
  it.each<[string, object]>([
    [
      'a user to a tag, host, address, and what is closed',
      {
        src: 'ann@example.com',
        accept: ['tag:web:22', 'box:80', '[fd7a::1]:80', '10.9.9.9:1'],
        deny: ['tag:web:23'],
      },
    ],
    ['a group of which every member is allowed', { src: 'group:both', accept: ['tag:db:5432'] }],
    ['a group as destination', { src: 'ann@example.com', accept: ['group:both:443'] }],
    [
      'a user to the own devices',
      { src: 'ann@example.com', accept: ['ann@example.com:22'], deny: ['ben@example.com:22'] },
    ],
    ['without a protocol, UDP is enough', { src: 'ann@example.com', accept: ['tag:db:53'] }],
    ['a host as source', { src: 'box', accept: ['tag:db:1000'] }],
    ['a protocol by name and number', { src: 'ann@example.com', proto: '17', accept: ['tag:db:53'] }],
    ['legacy names', { user: 'ann@example.com', allow: ['tag:web:22'] }],
    ['ICMP with port 0', { src: 'tag:web', proto: 'icmp', accept: ['tag:db:0'] }],
    ['an entry twice', { src: 'ann@example.com', accept: ['tag:web:22', 'tag:web:22'] }],
  ])('pass: %s', (_name, test) => {
    expect(review(test)).toMatchObject({ accepted: true, tests: { results: [{ errors: [] }] } });
  });

  it.each<[string, object, string]>([
    [
      'a group of which one member is not allowed',
      { src: 'group:both', accept: ['tag:web:22'] },
      'address "tag:web:22": want: Accept, got: Drop',
    ],
    [
      'a group of which one member is allowed, denied',
      { src: 'group:both', deny: ['tag:web:22'] },
      'address "tag:web:22": want: Drop, got: Accept',
    ],
    [
      'without a protocol, deny needs both denied',
      { src: 'ann@example.com', deny: ['tag:db:53'] },
      'want: Drop, got: Accept',
    ],
    [
      'another protocol',
      { src: 'ann@example.com', proto: 'tcp', accept: ['tag:db:53'] },
      'want: Accept, got: Drop',
    ],
    [
      'an unknown protocol',
      { src: 'ann@example.com', proto: 'quic', accept: ['tag:db:53'] },
      'unknown protocol',
    ],
    ['a port list', { src: 'ann@example.com', accept: ['tag:web:22,23'] }, 'one port'],
    ['a range', { src: 'ann@example.com', accept: ['tag:web:22-23'] }, 'one port'],
    ['every port', { src: 'ann@example.com', accept: ['tag:web:*'] }, 'one port'],
    ['a port out of range', { src: 'ann@example.com', accept: ['tag:web:65536'] }, 'one port'],
    ['a negative port', { src: 'ann@example.com', accept: ['tag:web:-1'] }, 'one port'],
    ['port 0 over TCP', { src: 'ann@example.com', proto: 'tcp', accept: ['tag:web:0'] }, 'one port'],
    ['a word', { src: 'ann@example.com', accept: ['tag:web:ssh'] }, 'one port'],
    ['no port', { src: 'ann@example.com', accept: ['box'] }, 'hostport must contain a colon'],
    ['a CIDR', { src: 'ann@example.com', accept: ['10.0.0.0/8:22'] }, 'cannot be the dst of a test'],
    [
      'a CIDR of one address',
      { src: 'ann@example.com', accept: ['10.0.0.1/32:22'] },
      'cannot be the dst of a test',
    ],
    ['a host of a CIDR', { src: 'ann@example.com', accept: ['lan:22'] }, 'is a network'],
    ['an unknown destination', { src: 'ann@example.com', deny: ['tag:none:22'] }, 'tag not found'],
    [
      'an autogroup as destination',
      { src: 'ann@example.com', accept: ['autogroup:self:22'] },
      'cannot be the dst',
    ],
    ['no source', { accept: ['tag:web:22'] }, 'needs a src'],
    ['neither accept nor deny', { src: 'ann@example.com' }, 'needs accept or deny'],
  ])('fail: %s', (_name, test, message) => {
    const found = review(test);
    expect(found.accepted).toBe(false);
    expect(JSON.stringify(found.tests?.results[0]?.errors)).toContain(JSON.stringify(message).slice(1, -1));
  });

  it('decide once for all that no rule tells apart, but for each of them on own devices', () => {
    const directory = new LiveDirectory();
    const members = Array.from({ length: 1_000 }, (_, n) => `u${n}@example.com`);
    for (const name of members) directory.user(name);
    directory.user('ann@example.com');
    const world = { directory: directory.view };
    const workOf = (want: 'accept' | 'deny', ...ends: string[]): { work: number; review: PolicyReview } => {
      const own = { src: ['group:all'], dst: ['tag:web', 'autogroup:self'], ip: ['22'] };
      const policy = {
        ...tags,
        groups: { 'group:all': members },
        grants: [own],
        tests: [{ src: 'group:all', [want]: ends }],
      };
      const steps = reviewInSteps(textOf(policy), world);
      let work = 0;
      for (;;) {
        const step = steps.next();
        if (step.done === true) return { work, review: step.value };
        work += step.value;
      }
    };
    const toTag = workOf('accept', ...Array.from({ length: 100 }, () => 'tag:web:22'));
    expect(toTag.review.accepted).toBe(true);
    expect(toTag.work).toBeLessThan(3_000);
    const toUser = workOf('deny', 'u999@example.com:22');
    expect(toUser.review.accepted).toBe(false);
  });

  it('are all of one state, however the directory moves while they are run', () => {
    const directory = new LiveDirectory();
    const ann = directory.user('ann@example.com');
    directory.user('ben@example.com');
    const world = { directory: directory.view };
    const passes = { src: 'ann@example.com', accept: ['tag:db:5432'] };
    const steps = reviewInSteps(textOf({ ...base, tests: [passes, passes] }), world);
    let step = steps.next();
    while (step.done !== true && step.value !== 1) step = steps.next();
    directory.deactivate(ann);
    while (step.done !== true) step = steps.next();
    expect(step.value.accepted).toBe(false);
    expect(step.value.tests?.results.map(({ errors }) => errors.length)).toEqual([1, 1]);
  });

  it('are reported as Tailscale, JUnit and GitHub Actions word it', () => {
    const { tests, diagnostics } = review({ src: 'group:both', accept: ['tag:web:22'] });
    if (tests === undefined) throw new Error('tests were run');
    expect(tailscaleReport(tests)).toEqual({
      message: 'test(s) failed',
      data: [{ user: 'group:both', errors: ['address "tag:web:22": want: Accept, got: Drop'] }],
    });
    expect(formatJUnit(tests)).toContain(
      '<failure message="address &quot;tag:web:22&quot;: want: Accept, got: Drop">',
    );
    expect(formatAnnotations('policies/a,b.hujson', diagnostics, tests)).toEqual([
      expect.stringMatching(
        /^::error file=policies\/a%2Cb\.hujson,line=\d+,col=\d+::address "tag:web:22": want: Accept, got: Drop$/,
      ),
    ]);
  });
});
