import type { Moment } from '@rollcall/projector';
import {
  type DirectorySummary,
  describeDirectory,
  listDirectories,
  listGroups,
  type Rollcall,
} from '@rollcall/server';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { administrationFailure } from '../store/administration';
import { followedToEnd } from '../store/followed-to-end';
import type { Answer, Failure } from '../terminal/answer';
import { columns } from '../terminal/columns';

export const listDirectoriesAnswer = (rollcall: Rollcall): TE.TaskEither<Failure, Answer> =>
  pipe(
    followedToEnd(rollcall),
    TE.map(() => {
      const directories = listDirectories(rollcall);
      return {
        json: directories,
        lines: ({ dim, red }) =>
          directories.length === 0
            ? ['No directory is open yet. Open one with "rollcall directory open".']
            : columns([
                ['DIRECTORY', 'DOMAINS', 'PROVISIONING', 'ACTIVE', 'USERS', 'GROUPS', 'REVISION'].map(dim),
                ...directories.map((directory) => [
                  directory.id,
                  domainsOf(directory),
                  directory.parked === undefined ? provisioningOf(directory) : red('stopped'),
                  String(directory.users.active),
                  String(directory.users.total),
                  String(directory.groups),
                  String(directory.revision),
                ]),
              ]),
      };
    }),
  );

/** Groups shown of a directory; `rollcall directory show --json` has as many. */
const GROUPS_SHOWN = 100;

export const showDirectoryAnswer = (
  rollcall: Rollcall,
  id: string,
  moment?: Moment,
): TE.TaskEither<Failure, Answer> =>
  pipe(
    TE.Do,
    TE.bind('summary', () => describeDirectory(rollcall, id, moment)),
    TE.bind('groups', () => listGroups(rollcall, id, { offset: 0, limit: GROUPS_SHOWN }, moment)),
    TE.bimap(administrationFailure, ({ summary, groups }) => ({
      json: { ...summary, groups },
      lines: ({ dim }) => [
        ...columns([
          [dim('directory'), summary.id],
          [dim('domains'), domainsOf(summary)],
          [dim('user names'), summary.settings?.userNamePolicy ?? ''],
          [dim('people'), summary.settings?.erasable === true ? 'can be erased' : 'cannot be erased'],
          [dim('provider'), summary.idpProfile],
          [dim('provisioning'), provisioningOf(summary)],
          [dim('users'), `${summary.users.active} active of ${summary.users.total}`],
          [
            dim('policy'),
            summary.policy === undefined ? 'none: all access is denied' : policyOf(summary.policy),
          ],
          [dim('revision'), String(summary.revision)],
          [dim('digest'), summary.digest],
        ]),
        '',
        ...(groups.total === 0
          ? ['No group was pushed yet.']
          : columns([
              ['GROUP', 'MEMBERS', 'IN RULES'].map(dim),
              ...groups.items.map((group) => [
                group.displayName,
                String(group.memberCount),
                group.selectors.join('  '),
              ]),
            ])),
        ...(groups.total > groups.items.length
          ? [dim(`and ${groups.total - groups.items.length} more`)]
          : []),
      ],
    })),
  );

const domainsOf = ({ settings }: DirectorySummary): string => (settings?.domains ?? []).join(', ');
const provisioningOf = ({ provisioningEnabled }: DirectorySummary): string =>
  provisioningEnabled ? 'enabled' : 'disabled';
const policyOf = ({ hash, acceptedAt }: { hash: string; acceptedAt: string }): string =>
  `${hash.slice(0, 12)}, accepted ${acceptedAt}`;
