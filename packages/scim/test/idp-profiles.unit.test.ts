import type { IdpName, IdpSwitch } from '@rollcall/domain';
import {
  type Answered,
  at,
  DirectoryUnderTest,
  ENTERPRISE,
  PATCH_OP,
  resourcesOf,
  USER,
} from './directory-under-test';

/** The same request to a directory with the switch off, and to one with it on. */
const switched = (idp: IdpName, ask: (directory: DirectoryUnderTest) => Answered) => ({
  off: ask(new DirectoryUnderTest('any', 'id', 'onelogin')),
  on: ask(new DirectoryUnderTest('any', 'id', idp)),
});

const cases: { readonly [Switch in IdpSwitch]: () => void } = {
  replaceCreatesMissing: () => {
    const { off, on } = switched('okta', (directory) => {
      directory.user('ana', { emails: [{ value: 'a@home.org', type: 'home' }] });
      return directory.patch('/Users/id-1', {
        op: 'replace',
        path: 'emails[type eq "work"].value',
        value: 'a@work.org',
      });
    });
    expect(off.body).toMatchObject({ status: '400', scimType: 'noTarget' });
    expect(on.body.emails).toEqual([
      { value: 'a@home.org', type: 'home' },
      { type: 'work', value: 'a@work.org' },
    ]);
  },
  emptyTextClears: () => {
    const { off, on } = switched('okta', (directory) => {
      directory.user('ana', { title: 'Engineer', [ENTERPRISE]: { department: 'R&D' } });
      directory.patch('/Users/id-1', { op: 'replace', value: { [`${ENTERPRISE}:department`]: '' } });
      return directory.send('PUT', '/Users/id-1', {
        schemas: [USER],
        userName: 'ana',
        title: '',
        phoneNumbers: [{ value: '', type: 'work' }],
      });
    });
    expect(off.body).toMatchObject({ title: '', phoneNumbers: [{ value: '', type: 'work' }] });
    for (const name of ['title', 'phoneNumbers', ENTERPRISE]) expect(on.body).not.toHaveProperty([name]);
  },
  unquotedFilterValues: () => {
    const filters = ['externalId eq jyoung', 'userName eq ana@example.com', 'externalId eq 00aa-11'];
    const ask = (filter: string) =>
      switched('entra', (directory) => {
        directory.user('ana@example.com', { externalId: 'jyoung' });
        directory.user('bo', { externalId: '00aa-11' });
        return directory.send('GET', `/Users?filter=${encodeURIComponent(filter)}`);
      });
    for (const filter of filters) {
      const { off, on } = ask(filter);
      expect(off.body).toMatchObject({ status: '400', scimType: 'invalidFilter' });
      expect(resourcesOf(on)).toHaveLength(1);
    }
    const grouped = ask('(externalId eq jyoung and active eq true) or id eq nobody').on;
    expect(resourcesOf(grouped).map(({ userName }) => userName)).toEqual(['ana@example.com']);
  },
  emptyPatchSucceeds: () => {
    const { off, on } = switched('entra', (directory) => {
      directory.user('ana');
      return directory.send('PATCH', '/Users/id-1', { schemas: [PATCH_OP], Operations: [] });
    });
    expect(off.body).toMatchObject({ status: '400', scimType: 'invalidSyntax' });
    expect([on.status, on.events]).toEqual([200, []]);
  },
  removeAllMembers: () => {
    const { off, on } = switched('strict', (directory) => {
      const ana = directory.user('ana');
      const group = directory.group('G', [ana]);
      return directory.patch(`/Groups/${group}`, { op: 'remove', path: 'members' });
    });
    expect(off.body).toMatchObject({ status: '400', scimType: 'invalidValue' });
    expect([on.status, at(on.body, 'members')]).toEqual([200, undefined]);
  },
};

test.each(Object.entries(cases))('the switch %s makes the difference', (_, check) => {
  expect.hasAssertions();
  check();
});

describe('in every profile', () => {
  const every: ReadonlyArray<IdpName> = ['okta', 'entra', 'onelogin', 'jumpcloud', 'generic', 'strict'];

  test.each(every)('%s: operators in any case, string booleans, and unknown parameters are taken', (idp) => {
    const directory = new DirectoryUnderTest('any', 'id', idp);
    directory.user('ana');
    const patched = directory.patch('/Users/id-1?aadOptscim062020', {
      op: 'REPLACE',
      path: 'active',
      value: 'False',
    });
    expect([patched.status, patched.body.active]).toEqual([200, false]);
  });

  test.each(every)('%s: a remove with a list of values removes only those', (idp) => {
    const directory = new DirectoryUnderTest('any', 'id', idp);
    const [ana, bo] = [directory.user('ana'), directory.user('bo')];
    const group = directory.group('G', [ana, bo]);
    directory.patch(`/Groups/${group}`, {
      op: 'Remove',
      path: 'members',
      value: [{ $ref: null, value: ana }],
    });
    expect(directory.membersOf(group)).toEqual([bo]);
  });

  test.each(every)('%s: an add whose filter matches nothing creates the value', (idp) => {
    const directory = new DirectoryUnderTest('any', 'id', idp);
    directory.user('ana');
    const added = directory.patch('/Users/id-1', {
      op: 'add',
      path: 'emails[type eq "work"].value',
      value: 'a@work.org',
    });
    expect(added.body.emails).toEqual([{ type: 'work', value: 'a@work.org' }]);
  });
});
