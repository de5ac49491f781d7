import { DirectoryUnderTest, resourcesOf, textOf, USER } from './directory-under-test';

const SEARCH = 'urn:ietf:params:scim:api:messages:2.0:SearchRequest';
const names = (answer: ReturnType<DirectoryUnderTest['send']>) =>
  resourcesOf(answer).map(({ userName, displayName }) => userName ?? displayName);

const scene = () => {
  const directory = new DirectoryUnderTest();
  const ids = ['dan', 'ana', 'cyd', 'bo', 'eve'].map((userName) => directory.user(userName));
  return { directory, ids };
};
const next = ({ body }: ReturnType<DirectoryUnderTest['send']>): string => textOf(body.nextCursor);

describe('a walk by cursor', () => {
  test.each(['cursor', 'cursor='])('begins with %s and ends without a nextCursor', (cursor) => {
    const { directory } = scene();
    const first = directory.send('GET', `/Users?${cursor}&count=2`);
    expect(names(first)).toEqual(['dan', 'ana']);
    expect(first.body).toMatchObject({ totalResults: 5, itemsPerPage: 2 });
    expect(first.body).not.toHaveProperty('startIndex');
    expect(first.body).not.toHaveProperty('previousCursor');
    expect(next(first)).toMatch(/^[\w.~-]+$/);
    const second = directory.send('GET', `/Users?count=2&cursor=${next(first)}`);
    expect(names(second)).toEqual(['cyd', 'bo']);
    const last = directory.send('GET', `/Users?count=2&cursor=${next(second)}`);
    expect(names(last)).toEqual(['eve']);
    expect(last.body).not.toHaveProperty('nextCursor');
  });

  test('shows every resource as it was when the walk began, whatever happens meanwhile', () => {
    const { directory, ids } = scene();
    const first = directory.send('GET', '/Users?cursor=&count=2');
    directory.send('DELETE', `/Users/${ids[0]}`);
    directory.send('DELETE', `/Users/${ids[2]}`);
    directory.patch(`/Users/${ids[3]}`, { op: 'replace', path: 'userName', value: 'bob' });
    directory.user('zoe');
    const second = directory.send('GET', `/Users?cursor=${next(first)}&count=2`);
    expect(names(second)).toEqual(['cyd', 'bo']);
    expect(second.body.totalResults).toBe(5);
    expect(names(directory.send('GET', `/Users?cursor=${next(second)}&count=2`))).toEqual(['eve']);
    expect(names(directory.send('GET', '/Users'))).toEqual(['ana', 'bob', 'eve', 'zoe']);
  });

  test('keeps to the filter and the order', () => {
    const { directory } = scene();
    const url = '/Users?filter=userName gt "b"&sortBy=userName&sortOrder=descending&count=2';
    const first = directory.send('GET', `${url}&cursor`);
    expect(names(first)).toEqual(['eve', 'dan']);
    expect(names(directory.send('GET', `${url}&cursor=${next(first)}`))).toEqual(['cyd', 'bo']);
  });

  test('is the same walk in whatever case its question is written, as in the example of RFC 9865', () => {
    const { directory } = scene();
    const asked =
      '/Users?count=2&filter=userName sw "d" or (title eq "Dr \\"D\\"")&attributes=userName&sortBy=title';
    const again =
      '/Users?count=2&filter=username  SW "d" or Title Eq "Dr \\"D\\""&attributes=USERNAME&sortBy=Title';
    const other = again.replace('"Dr ', '"dr ');
    directory.user('dora');
    directory.user('dina');
    const cursor = next(directory.send('GET', `${asked}&cursor`));
    expect(names(directory.send('GET', `${again}&cursor=${cursor}`))).toEqual(['dina']);
    expect(directory.send('GET', `${other}&cursor=${cursor}`).body.scimType).toBe('invalidCursor');
  });

  test('goes by POST too, and over all types', () => {
    const { directory } = scene();
    directory.group('Red');
    const search = (cursor: string) =>
      directory.send('POST', '/.search', { schemas: [SEARCH], count: 4, cursor });
    const first = search('');
    expect(names(first)).toEqual(['dan', 'ana', 'cyd', 'bo']);
    expect(names(search(next(first)))).toEqual(['eve', 'Red']);
  });

  test('of no resources, or with a count of 0, is one page', () => {
    const { directory } = scene();
    for (const query of ['count=0', 'filter=userName eq "nobody"']) {
      const { body } = directory.send('GET', `/Users?cursor&${query}`);
      expect(body).toMatchObject({ itemsPerPage: 0, Resources: [] });
      expect(body).not.toHaveProperty('nextCursor');
    }
  });
});

describe('a cursor is refused', () => {
  const { directory } = scene();
  const cursor = next(directory.send('GET', '/Users?cursor&count=2'));
  const refusal = (url: string, asked = directory) => asked.send('GET', url).body;

  test.each([
    ['that was never given', '/Users?count=2&cursor=abc'],
    ['with characters that no cursor has', '/Users?count=2&cursor=%00%22'],
    ['with another filter', `/Users?count=2&filter=active+eq+true&cursor=${cursor}`],
    ['with another order', `/Users?count=2&sortBy=userName&cursor=${cursor}`],
    ['with other attributes', `/Users?count=2&attributes=userName&cursor=${cursor}`],
    ['at another endpoint', `/Groups?count=2&cursor=${cursor}`],
  ])('%s', (_situation, url) => {
    expect(refusal(url)).toMatchObject({ status: '400', scimType: 'invalidCursor' });
  });

  test('of another directory as one that was never given', () => {
    const other = new DirectoryUnderTest('any', 'other');
    for (const userName of ['a', 'b', 'c']) other.user(userName);
    expect(refusal(`/Users?count=2&cursor=${cursor}`, other)).toEqual(
      refusal('/Users?count=2&cursor=abc', other),
    );
  });

  test.each(['3', 'many'])('when count becomes %s', (count) => {
    expect(refusal(`/Users?count=${count}&cursor=${cursor}`)).toMatchObject({
      status: '400',
      scimType: 'invalidCount',
    });
  });

  test('on a state of another revision than its own', () => {
    const operation = directory.operation('GET', `/Users?count=2&cursor=${cursor}`);
    if (operation._tag !== 'Query') throw new Error('not a query');
    expect(operation.at).toBe(directory.view.revision);
    directory.send('POST', '/Users', { schemas: [USER], userName: 'late' });
    expect(JSON.parse(operation.answer(directory.view).body ?? '')).toMatchObject({
      scimType: 'invalidCursor',
    });
  });

  test('when it is older than cursorTimeout', () => {
    const { directory: slow } = scene();
    const old = next(slow.send('GET', '/Users?cursor&count=2'));
    slow.wait(3600);
    expect(slow.send('GET', `/Users?count=2&cursor=${old}`).status).toBe(200);
    slow.wait(1);
    expect(refusal(`/Users?count=2&cursor=${old}`, slow)).toMatchObject({ scimType: 'expiredCursor' });
  });
});
