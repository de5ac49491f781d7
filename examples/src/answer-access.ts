import { createResolver } from '@rollcall/acl';
import {
  type Command,
  createDirectory,
  type DirectoryId,
  groupId,
  NO_EVENTS,
  userId,
} from '@rollcall/domain';
import { perform } from './perform';

const POLICY = `{
  "tagOwners": { "tag:prod": ["autogroup:admin"] },
  "acls": [{ "action": "accept", "src": ["group:engineering@example.com"], "dst": ["tag:prod:443"] }],
}`;

/** Access answered inside another program: it follows the directory, and a renamed group fails closed. */
export const answerAccess = (id: DirectoryId, print: (line: string) => void): void => {
  const directory = createDirectory(id);
  const resolver = createResolver({
    directory,
    policy: () => ({ text: POLICY, hash: 'example', acceptedRevision: NO_EVENTS }),
  });
  const after = (title: string, ...commands: ReadonlyArray<Command>): void => {
    for (const command of commands) perform(directory, command);
    const { effect, code, failedClosed } = resolver.decide({
      src: { kind: 'user', userName: 'ana@example.com' },
      dst: { kind: 'tag', tag: 'tag:prod' },
      port: 443,
    });
    const why = failedClosed.map((fault) => `${fault.selector} ${fault.code}`);
    print([`${title}:`, effect, code, ...why].join(' '));
  };

  const ana = userId('2819c223');
  const group = groupId('e9e30dba');
  const profile = { emails: [{ value: 'ana@example.com', primary: true }] };
  after(
    'pushed',
    { _tag: 'OpenDirectory', domains: ['example.com'], userNamePolicy: 'email' },
    { _tag: 'CreateUser', userId: ana, userName: 'ana@example.com', active: true, profile },
    { _tag: 'CreateGroup', groupId: group, displayName: 'Engineering', profile: {}, members: [ana] },
  );
  after('renamed', { _tag: 'ChangeGroup', groupId: group, displayName: 'Platform' });
  after('renamed back', { _tag: 'ChangeGroup', groupId: group, displayName: 'Engineering' });
  after('deactivated', { _tag: 'ChangeUser', userId: ana, active: false });
};
