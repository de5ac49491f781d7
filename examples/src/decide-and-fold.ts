import { type Command, createDirectory, type DirectoryId, groupId, userId } from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import { perform } from './perform';

/** The domain package alone: commands become events, events become state. No store, no server. */
export const decideAndFold = (id: DirectoryId, print: (line: string) => void): void => {
  const directory = createDirectory(id);
  const ana = userId('2819c223');
  const engineering = groupId('e9e30dba');
  const profile = { emails: [{ value: 'ana@example.com', primary: true }] };
  const commands: ReadonlyArray<Command> = [
    { _tag: 'OpenDirectory', domains: ['example.com'], userNamePolicy: 'email' },
    { _tag: 'CreateUser', userId: ana, userName: 'ana@example.com', active: true, profile },
    { _tag: 'CreateGroup', groupId: engineering, displayName: 'Engineering', profile: {}, members: [ana] },
    { _tag: 'ChangeMembership', groupId: engineering, add: [ana], remove: [] },
    { _tag: 'CreateUser', userId: userId('77'), userName: 'ANA@example.com', active: true, profile },
    { _tag: 'ChangeUser', userId: ana, active: false },
  ];
  for (const command of commands) {
    const decided = perform(directory, command);
    const outcome = E.isLeft(decided)
      ? `refused, ${decided.left._tag}`
      : decided.right.map(({ type }) => type).join(', ') || 'no event, it is so already';
    print(`${command._tag}: ${outcome}`);
  }
  print(`${directory.activeUserCount} of ${directory.userCount} users active`);
};
