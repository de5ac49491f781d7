import { LiveDirectory } from './live-directory';
import { ask, grantWeb, resolverOf, tags } from './scenario';

describe('F1: a selector that cannot be resolved denotes nobody', () => {
  const policy = {
    ...tags,
    grants: [grantWeb('group:sre@example.com', 'group:ops@example.com'), grantWeb('group:dev@example.com')],
  };

  it('denies the members of a group that is not synced, and says which selector failed', () => {
    const directory = new LiveDirectory();
    directory.user('alice@example.com');
    const decision = ask(resolverOf(policy, directory.view), 'alice@example.com', 'tag:web');
    expect(decision).toMatchObject({ effect: 'deny', code: 'DENY_NO_MATCH' });
    expect(decision.failedClosed.map(({ selector, code, ruleIndex }) => [selector, code, ruleIndex])).toEqual(
      [
        ['group:sre@example.com', 'group-not-synced', 0],
        ['group:ops@example.com', 'group-not-synced', 0],
        ['group:dev@example.com', 'group-not-synced', 1],
      ],
    );
  });

  it('keeps the other selectors of the list and the other rules in force', () => {
    const directory = new LiveDirectory();
    directory.group('ops', directory.user('bob@example.com'));
    directory.group('dev', directory.user('carol@example.com'));
    const resolver = resolverOf(policy, directory.view);
    expect(ask(resolver, 'bob@example.com', 'tag:web')).toMatchObject({
      effect: 'allow',
      rule: {
        section: 'grants',
        index: 0,
        srcSelector: 'group:ops@example.com',
        dstSelector: 'tag:web',
        ports: 'tcp:22',
      },
    });
    expect(ask(resolver, 'carol@example.com', 'tag:web')).toMatchObject({
      effect: 'allow',
      rule: { index: 1 },
    });
  });

  it('lists a failed selector only where its rule covers the destination, protocol and port', () => {
    const directory = new LiveDirectory();
    directory.user('alice@example.com');
    const resolver = resolverOf(policy, directory.view);
    expect(ask(resolver, 'alice@example.com', 'tag:db').failedClosed).toEqual([]);
    expect(ask(resolver, 'alice@example.com', 'tag:web', { port: 23 }).failedClosed).toEqual([]);
    expect(ask(resolver, 'alice@example.com', 'tag:web', { proto: 'udp' }).failedClosed).toEqual([]);
  });

  it('denotes nobody as a destination too', () => {
    const directory = new LiveDirectory();
    directory.user('alice@example.com');
    directory.user('bob@example.com');
    const grants = [{ src: ['alice@example.com'], dst: ['group:sre@example.com'], ip: ['*'] }];
    const decision = ask(resolverOf({ grants }, directory.view), 'alice@example.com', 'bob@example.com');
    expect(decision).toMatchObject({ effect: 'deny', failedClosed: [{ selector: 'group:sre@example.com' }] });
  });

  it('says where in the text the failed selector stands', () => {
    const directory = new LiveDirectory();
    directory.user('alice@example.com');
    const text =
      '{"tagOwners": {"tag:web": []},\n "grants": [\n  {"src": ["group:sre@example.com"],\n   "dst": ["tag:web"], "ip": ["22"]}]}';
    const decision = ask(resolverOf(text, directory.view), 'alice@example.com', 'tag:web');
    expect(decision.failedClosed).toMatchObject([{ line: 3, column: 12 }]);
  });
});
