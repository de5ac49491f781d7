import { at, DirectoryUnderTest, GROUP, textOf, USER } from '../directory-under-test';
import { duty } from './duty';

const BULK = 'urn:ietf:params:scim:api:messages:2.0:BulkRequest';

let directory: DirectoryUnderTest;
beforeEach(() => {
  directory = new DirectoryUnderTest();
});
const bulk = (Operations: ReadonlyArray<object>, more: object = {}) =>
  directory.send('POST', '/Bulk', { schemas: [BULK], ...more, Operations });
const post = (bulkId: string | undefined, userName: string) => ({
  method: 'POST',
  path: '/Users',
  ...(bulkId === undefined ? {} : { bulkId }),
  data: { schemas: [USER], userName },
});
const statuses = ({ body }: ReturnType<typeof bulk>) =>
  Array.isArray(body.Operations) ? body.Operations.map((one) => at(one, 'status')) : [];

duty('limits', () => {
  const refused = bulk(Array.from({ length: 1_001 }, (_, index) => post(`b${index}`, `u${index}`)));
  expect(refused.status).toBe(413);
  expect(refused.body.detail).toContain('1000');
});

duty('failures', () => {
  const ana = directory.user('ana');
  const operations = [
    post('a', 'ana'),
    { method: 'PATCH', path: `/Users/${ana}`, data: { schemas: [USER] } },
    post('b', 'bo'),
    { method: 'DELETE', path: `/Users/${ana}` },
  ];
  const all = bulk(operations);
  expect(statuses(all)).toEqual(['409', '400', '201', '204']);
  expect(at(all.body.Operations, '0')).not.toHaveProperty('location');
  expect(at(all.body.Operations, '0.response.detail')).toEqual(expect.any(String));
  expect(textOf(at(all.body.Operations, '1.location'))).toContain(ana);
  expect(statuses(bulk([post('a', 'bo'), post('b', 'bo'), post('c', 'cy')], { failOnErrors: 2 }))).toEqual([
    '409',
    '409',
  ]);
});

duty('`status`', () => {
  expect(statuses(bulk([post('a', 'ana')]))).toEqual(['201']);
});

duty('`bulkId`', () => {
  const team = (bulkId: string, member: string) => ({
    method: 'POST',
    path: '/Groups',
    bulkId,
    data: { schemas: [GROUP], displayName: bulkId, members: [{ value: member }] },
  });
  const deletes = { method: 'DELETE', path: '/Users/bulkId:b' };
  expect(statuses(bulk([team('g', 'bulkId:a'), post('a', 'ana'), post('b', 'bo'), deletes]))).toEqual([
    '201',
    '201',
    '201',
    '204',
  ]);
  expect(statuses(bulk([post(undefined, 'cy')]))).toEqual(['400']);
  expect(['400', '409']).toContain(statuses(bulk([team('h', 'bulkId:nobody')]))[0]);
});

duty('order', () => {
  const ana = directory.user('ana');
  const replace = (title: string) => ({
    method: 'PUT',
    path: `/Users/${ana}`,
    data: { schemas: [USER], userName: 'ana', title },
  });
  expect(statuses(bulk([replace('first'), replace('second')]))).toEqual(['200', '200']);
  expect(directory.send('GET', `/Users/${ana}`).body.title).toBe('second');
});
