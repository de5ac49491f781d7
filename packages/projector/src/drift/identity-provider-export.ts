import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import { type BadCsv, type CsvRow, readCsv } from './read-csv';

/** Somebody as the identity provider lists them. */
export type ExportedUser = {
  readonly userName: string;
  /** As it is written there, `SUSPENDED` for example; absent when the export does not tell. */
  readonly status?: string;
  readonly active: boolean;
};

export type ExportedMembership = { readonly group: string; readonly userName: string };

const USER_NAMES = ['login', 'username', 'user name', 'userprincipalname', 'primaryemail', 'email'];
const STATUSES = ['status', 'active', 'accountenabled', 'user status'];
const GROUPS = ['group', 'groupname', 'group name', 'displayname', 'name'];

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
    E.chain((rows) => {
      const nameColumn = column(rows, USER_NAMES);
      if (nameColumn === undefined) return noColumn(USER_NAMES);
      const statusColumn = column(rows, STATUSES);
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
    E.chain((rows) => {
      const groupColumn = column(rows, GROUPS);
      const nameColumn = column(rows, USER_NAMES);
      if (groupColumn === undefined) return noColumn(GROUPS);
      if (nameColumn === undefined) return noColumn(USER_NAMES);
      return E.right(
        rows.map((row) => ({ group: row.get(groupColumn) ?? '', userName: row.get(nameColumn) ?? '' })),
      );
    }),
  );

/** The first of the names that the file has; any will do for a file without rows. */
const column = (rows: ReadonlyArray<CsvRow>, names: ReadonlyArray<string>): string | undefined =>
  names.find((name) => rows[0] === undefined || rows[0].has(name));

const noColumn = (names: ReadonlyArray<string>): E.Either<BadCsv, never> =>
  E.left({ _tag: 'BadCsv', line: 1, reason: `no column is named ${names.join(', ')}` });
