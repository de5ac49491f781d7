import path from 'node:path';
import { type DirectoryId, parseDirectoryId } from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import { answerAccess, askOwnDirectory, decideAndFold, lookBack } from '../../../examples/src';
import { temporaryStore } from './temporary-store';

const acme = (): DirectoryId => {
  const id = parseDirectoryId('acme');
  if (E.isLeft(id)) throw new Error(id.left._tag);
  return id.right;
};

const folder = path.dirname(path.dirname(temporaryStore()));

describe('the examples', () => {
  it('decide and fold in memory', () => {
    const lines: Array<string> = [];
    decideAndFold(acme(), (line) => lines.push(line));
    expect(lines).toEqual([
      'OpenDirectory: DirectoryOpened',
      'CreateUser: UserCreated',
      'CreateGroup: GroupCreated, MembershipChanged',
      'ChangeMembership: no event, it is so already',
      'CreateUser: refused, UserNameTaken',
      'ChangeUser: UserDeactivated',
      '0 of 1 users active',
    ]);
  });

  it('answer access, and fail closed', () => {
    const lines: Array<string> = [];
    answerAccess(acme(), (line) => lines.push(line));
    expect(lines).toEqual([
      'pushed: allow ALLOW_RULE',
      'renamed: deny DENY_NO_MATCH group:engineering@example.com group-renamed',
      'renamed back: allow ALLOW_RULE',
      'deactivated: deny DENY_PRINCIPAL_INACTIVE',
    ]);
  });

  it('ask about users and groups that another system keeps', () => {
    const lines: Array<string> = [];
    askOwnDirectory((line) => lines.push(line));
    expect(lines).toEqual(['ana@example.com: allow, by line 3', 'bo@example.com: deny']);
  });

  it('look back at a past revision', async () => {
    const lines: Array<string> = [];
    await lookBack(acme(), path.join(folder, 'events.db'), (line) => lines.push(line));
    expect(lines).toEqual(['revision 4: ana, bo', 'revision 5: ana']);
  });
});
