import { bodyShape } from '../src/requests/body-shape';
import type { NotedRequest } from '../src/requests/request-record';
import { withoutPeople } from '../src/requests/without-people';

const id = '2819c223-7f76-453a-919d-413861904646';

const noted = (more: Partial<NotedRequest>, body: unknown = '', url = '/scim/v2/Users') => {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const request: NotedRequest = {
    requestId: 'r',
    time: '2026-05-03T10:00:00.000Z',
    method: 'POST',
    route: '/scim/v2/Users',
    status: 400,
    milliseconds: 1,
    address: '198.51.100.7',
    revisions: [],
    body: () => bodyShape(text),
    ...more,
  };
  const { body: shape, ...kept } = withoutPeople(request, { body: text, url });
  return { ...kept, body: shape() };
};

describe('the request log of an erasable directory', () => {
  it.each([
    [
      'a quoted value',
      `userName "ana" is taken by user ${id}.`,
      '',
      '/scim/v2/Users',
      `userName "…" is taken by user ${id}.`,
    ],
    ['an address', 'No user ana.b@example.com. Look.', '', '/scim/v2/Users', 'No user … Look.'],
    [
      'a word of the path',
      'No user with id Ana. Assign them.',
      '',
      '/scim/v2/Users/Ana',
      'No user with id … Assign them.',
    ],
    [
      'a word of the body',
      'is not a user here: Ana, bo',
      { members: [{ value: 'ana' }, { value: 'Bo' }] },
      '/scim/v2/Groups/1',
      'is not a user here: …, …',
    ],
    [
      'a word of the filter',
      'unexpected Smith',
      '',
      '/scim/v2/Users?filter=userName%20eq%20Smith',
      'unexpected …',
    ],
    ['a word that was cut', 'no Wolfeschlegelstein…', '', '/scim/v2/Users', 'no …'],
    [
      'a number',
      'found 441632960961',
      { phoneNumbers: [{ value: 441632960961 }] },
      '/scim/v2/Users',
      'found …',
    ],
    [
      'a word of a body that is no JSON',
      'Unexpected token Ana',
      '{"userName": Ana',
      '/scim/v2/Users',
      'Unexpected token …',
    ],
  ])('leaves %s out of what was answered', (_, detail, body, url, kept) => {
    expect(noted({ detail }, body, url).detail).toBe(kept);
  });

  it('finds a word of the body however deep it lies', () => {
    const body = `${'['.repeat(100_000)}"Ana"${']'.repeat(100_000)}`;
    expect(noted({ detail: 'no Ana here' }, body).detail).toBe('no … here');
  });

  it('keeps an answer that tells nothing of the request', () => {
    const detail = 'userName is missing or empty. In Okta, check the attribute mapping of userName.';
    expect(noted({ detail, scimType: 'invalidValue' }, { userName: '' })).toMatchObject({
      detail,
      scimType: 'invalidValue',
    });
  });

  it('keeps ids that were issued here, and no others', () => {
    expect(noted({ resource: id }).resource).toBe(id);
    expect(noted({ resource: 'Ana' }).resource).toBeUndefined();
    const operations = [
      { op: 'add', path: 'members', value: [{ value: id }, { value: 'Ana' }] },
      { op: 'remove', path: `members[value eq "${id}"]` },
      { op: 'remove', path: 'members[display eq "Ana"]' },
    ];
    expect(noted({}, { Operations: operations }).body).toMatchObject({
      operations: [
        { members: { total: 2, ids: [id, '…'] } },
        { path: `members[value eq "${id}"]` },
        { path: 'members[display eq "…"]' },
      ],
    });
  });

  it('keeps no fingerprint of the name of a person', () => {
    expect(noted({}, { userName: 'ana@example.com' }).body).not.toHaveProperty('named');
    expect(noted({ route: '/scim/v2/Groups' }, { displayName: 'Engineering' }).body).toHaveProperty('named');
  });
});
