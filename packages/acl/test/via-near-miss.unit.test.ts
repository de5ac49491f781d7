import { inventoryOf } from './inventory-of';
import { LiveDirectory } from './live-directory';
import { ask, resolverOf, tags } from './scenario';

describe('a grant whose via carries nothing to its destination', () => {
  it.each(['*', 'tag:web', 'autogroup:tagged', 'ann@example.com'])(
    'is named the first time it is asked as ever after: %s',
    (selector) => {
      const directory = new LiveDirectory();
      directory.user('ann@example.com');
      const grants = [{ src: ['*'], dst: [selector], ip: ['*'], via: ['tag:db'] }];
      const inventory = inventoryOf({ web: { tags: ['tag:web'], ips: ['100.64.0.2'] } });
      const resolver = resolverOf({ ...tags, grants }, directory.view, { inventory: () => inventory });
      const to = selector === 'ann@example.com' ? selector : 'node:web';
      const first = ask(resolver, 'tag:db', to).failedClosed;
      expect(first).toMatchObject([{ selector: 'via', code: 'unsupported', ruleIndex: 0 }]);
      expect(ask(resolver, 'tag:db', to).failedClosed).toEqual(first);
    },
  );
});

describe('an explanation of a query over two address families', () => {
  it('has the rules of the one that is open and the near misses of the one that is closed', () => {
    const directory = new LiveDirectory();
    const inventory = inventoryOf({
      one: { tags: ['tag:web'], ips: ['100.64.0.2', 'fd7a:115c:a1e0::2'] },
      two: { tags: ['tag:db'], ips: ['100.64.0.3', 'fd7a:115c:a1e0::3'] },
    });
    const grants = [
      { src: ['100.64.0.0/10'], dst: ['tag:db'], ip: ['22'] },
      { src: ['group:ops@example.com'], dst: ['fd7a:115c:a1e0::3'], ip: ['22'] },
    ];
    const resolver = resolverOf({ ...tags, grants }, directory.view, { inventory: () => inventory });
    const { decision, matches, nearMisses } = resolver.explain({
      src: { kind: 'node', id: 'one' },
      dst: { kind: 'node', id: 'two' },
      port: 22,
    });
    expect(decision.code).toBe('DENY_NO_MATCH');
    expect(matches.map(({ index }) => index)).toEqual([0]);
    expect(nearMisses.map(({ ruleIndex, code }) => [ruleIndex, code])).toEqual([[1, 'group-not-synced']]);
  });
});
