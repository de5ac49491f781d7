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
