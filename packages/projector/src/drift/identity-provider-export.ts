import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import { type BadCsv, type CsvTable, readCsv } from './read-csv';

/** Somebody as the identity provider lists them. */
export type ExportedUser = {
  readonly userName: string;
  /** As it is written there, `SUSPENDED` for example; absent when the export does not tell. */
  readonly status?: string;
  readonly active: boolean;
};

export type ExportedMembership = { readonly group: string; readonly userName: string };

/**
 * Of these columns the first that a file has is taken. Okta's reports head theirs `Login` and `Status` (Password
 * Health) or `Okta username`, `Okta user status` and `Group name` (User Accounts, Group Membership); its API says
 * `profile.login`; the rest are those of other identity providers.
 */
export const exportColumns = {
  userName: [
    'okta username',
    'login',
    'profile.login',
    'username',
    'user name',
    'userprincipalname',
    'user principal name',
    'primaryemail',
    'primary email',
    'email',
  ],
  status: ['okta user status', 'status', 'user status', 'active', 'accountenabled', 'account enabled'],
  group: ['group name', 'groupname', 'group', 'displayname', 'name'],
} as const;

/** Okta says `SUSPENDED`, others `false`; whoever is in none of these words may sign in. */
const INACTIVE = new Set([
  'false',
  'no',
  '0',
  'inactive',
  'suspended',
  'deprovisioned',
  'deactivated',
  'disabled',
  'deleted',
  'staged',
  'locked_out',
]);

/** A file of one person a line: a column of user names, and one of their status if there is one. */
export const readExportedUsers = (text: string): E.Either<BadCsv, ReadonlyArray<ExportedUser>> =>
  pipe(
    readCsv(text),
    E.chain(({ names, rows }) => {
      const nameColumn = column(names, exportColumns.userName);
      if (nameColumn === undefined) return noColumn(exportColumns.userName);
      const statusColumn = column(names, exportColumns.status);
      return E.right(
        rows.map((row) => {
          const userName = row.get(nameColumn) ?? '';
          const status = statusColumn === undefined ? undefined : row.get(statusColumn);
          return status === undefined
            ? { userName, active: true }
            : { userName, status, active: !INACTIVE.has(status.toLowerCase()) };
        }),
      );
    }),
  );

/** A file of one membership a line: a column of groups and one of user names. */
export const readExportedMemberships = (text: string): E.Either<BadCsv, ReadonlyArray<ExportedMembership>> =>
  pipe(
    readCsv(text),
    E.chain(({ names, rows }) => {
      const groupColumn = column(names, exportColumns.group);
      const nameColumn = column(names, exportColumns.userName);
      if (groupColumn === undefined) return noColumn(exportColumns.group);
      if (nameColumn === undefined) return noColumn(exportColumns.userName);
      return E.right(
        rows.map((row) => ({ group: row.get(groupColumn) ?? '', userName: row.get(nameColumn) ?? '' })),
      );
    }),
  );

const column = (names: CsvTable['names'], known: ReadonlyArray<string>): string | undefined =>
  known.find((name) => names.includes(name));

const noColumn = (known: ReadonlyArray<string>): E.Either<BadCsv, never> =>
  E.left({ _tag: 'BadCsv', line: 1, reason: `no column is named ${known.join(', ')}` });
