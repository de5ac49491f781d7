import fc from 'fast-check';
import { DirectoryUnderTest, resourcesOf, USER } from './directory-under-test';

const writes = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('create' as const), name: fc.string({ minLength: 1, maxLength: 4 }) }),
    fc.record({ kind: fc.constantFrom('delete' as const, 'rename' as const), which: fc.nat(20) }),
    fc.record({ kind: fc.constant('join' as const), which: fc.nat(20) }),
  ),
  { maxLength: 6 },
);

const queries = fc.constantFrom(
  '/Users?',
  '/Users?sortBy=userName',
  '/Users?sortBy=userName&sortOrder=descending&filter=active eq true',
  '/Groups?',
  '/?filter=id pr',
);

test('a walk by cursor during any writes is the list as it was when the walk began', () => {
  fc.assert(
    fc.property(queries, fc.integer({ min: 1, max: 4 }), fc.array(writes), (query, count, meanwhile) => {
      const directory = new DirectoryUnderTest();
      const users = Array.from({ length: 6 }, (_, index) => directory.user(`user${index}`));
      const groups = ['Red', 'Blue'].map((name) => directory.group(name, users.slice(0, 3)));
      const whole = directory.send('GET', `${query}&count=1000`);
      const walked: unknown[] = [];
      let cursor: unknown = '';
      for (let page = 0; typeof cursor === 'string'; page++) {
        const answer = directory.send('GET', `${query}&count=${count}&cursor=${cursor}`);
        expect(answer.body.totalResults).toBe(whole.body.totalResults);
        walked.push(...resourcesOf(answer));
        cursor = answer.body.nextCursor;
        for (const write of meanwhile[page] ?? []) {
          const which = 'which' in write ? (users[write.which % users.length] ?? '') : '';
          switch (write.kind) {
            case 'create':
              directory.send('POST', '/Users', { schemas: [USER], userName: write.name });
              break;
            case 'delete':
              directory.send('DELETE', `/Users/${which}`);
              break;
            case 'rename':
              directory.patch(`/Users/${which}`, { op: 'replace', path: 'userName', value: `zz${which}` });
              break;
            case 'join':
              directory.patch(`/Groups/${groups[0]}`, {
                op: 'add',
                path: 'members',
                value: [{ value: which }],
              });
              break;
          }
        }
      }
      expect(walked).toEqual(resourcesOf(whole));
    }),
    { numRuns: 200 },
  );
});
