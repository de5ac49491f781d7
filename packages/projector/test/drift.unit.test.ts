import { findDrift, readExportedMemberships, readExportedUsers } from '@rollcall/projector';
import {
  directoryOf,
  groupCreated,
  membershipChanged,
  opened,
  userCreated,
  userDeactivated,
} from '@rollcall/testing';
import * as E from 'fp-ts/lib/Either.js';

const directory = directoryOf([
  opened(),
  userCreated('ana'),
  userCreated('bo'),
  userCreated('chloe'),
  userCreated('dan'),
  userDeactivated('dan'),
  groupCreated('g', 'Engineering'),
  membershipChanged('g', { added: ['ana', 'bo', 'chloe'] }),
]);

const users = (text: string) => {
  const read = readExportedUsers(text);
  if (E.isLeft(read)) throw new Error(read.left.reason);
  return read.right;
};
const memberships = (text: string) => {
  const read = readExportedMemberships(text);
  if (E.isLeft(read)) throw new Error(read.left.reason);
  return read.right;
};

const everybody = 'login,status\nana@example.com,ACTIVE\nBo@Example.com,ACTIVE\nchloe@example.com,ACTIVE\n';

describe('the drift from the identity provider', () => {
  it('is nothing when both say the same', () => {
    expect(findDrift(directory, users(everybody))).toEqual({
      activeHereOnly: [],
      activeThereOnly: [],
      groups: [],
    });
  });

  it('tells who is active here and gone or suspended there', () => {
    const drift = findDrift(
      directory,
      users('login,status\nana@example.com,SUSPENDED\nbo@example.com,ACTIVE\n'),
    );
    expect(drift.activeHereOnly).toEqual([
      { userName: 'ana@example.com', userId: 'ana', status: 'SUSPENDED' },
      { userName: 'chloe@example.com', userId: 'chloe' },
    ]);
  });

  it('tells who is active there and missing or deactivated here', () => {
    const drift = findDrift(directory, users(`${everybody}dan@example.com,ACTIVE\nnew@example.com,ACTIVE\n`));
    expect(drift.activeThereOnly).toEqual([
      { userName: 'dan@example.com', userId: 'dan', status: 'ACTIVE' },
      { userName: 'new@example.com', status: 'ACTIVE' },
    ]);
  });

  it('tells which members differ, and which groups are missing', () => {
    const exported = memberships(
      'group,login\n engineering ,ana@example.com\nengineering,new@example.com\nSales,bo@example.com\n',
    );
    expect(findDrift(directory, users(everybody), exported).groups).toEqual([
      {
        name: 'Engineering',
        groupId: 'g',
        onlyHere: ['bo@example.com', 'chloe@example.com'],
        onlyThere: ['new@example.com'],
      },
      { name: 'Sales', onlyHere: [], onlyThere: ['bo@example.com'] },
    ]);
  });
});

describe('an export', () => {
  it('may have quotes, commas, line breaks, CRLF and a byte order mark', () => {
    const text =
      '\ufeffname,login,active\r\n"Ana ""A"", \nB",ana@example.com,false\r\n\r\nBo,bo@example.com,true';
    expect(users(text)).toEqual([
      { userName: 'ana@example.com', status: 'false', active: false },
      { userName: 'bo@example.com', status: 'true', active: true },
    ]);
  });

  it.each([
    [
      'the Password Health report of Okta',
      'User,Login,Status,Activation date\nAna,ana@example.com,Suspended,2026\n',
    ],
    ['the User Accounts report of Okta', 'Okta username,Okta user status\nana@example.com,SUSPENDED\n'],
    ['the API of Okta', 'id,status,profile.login,profile.email\n1,SUSPENDED,ana@example.com,a@b.example\n'],
  ])('may be %s', (_, text) => {
    expect(users(text)).toMatchObject([{ userName: 'ana@example.com', active: false }]);
  });

  it('without a status lists people who are active', () => {
    expect(users('email\nana@example.com\n')).toEqual([{ userName: 'ana@example.com', active: true }]);
  });

  it.each([
    ['a quote is not closed', 'login\n"ana\n', { line: 2 }],
    ['a line is short', 'login,status\nana@example.com,ACTIVE\nbo@example.com\n', { line: 3 }],
    ['nobody is named', 'id,status\n1,ACTIVE\n', { line: 1 }],
  ])('is refused with the line when %s', (_, text, bad) => {
    expect(readExportedUsers(text)).toMatchObject({ left: { _tag: 'BadCsv', ...bad } });
  });
});
