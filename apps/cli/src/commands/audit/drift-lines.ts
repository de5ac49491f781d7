import type { Drift, DriftedGroup, DriftedUser } from '@rollcall/projector';
import type { Colors } from 'picocolors/types';
import { columns } from '../../terminal/columns';

/** For people: what is dangerous first. */
export const driftLines = (
  { activeHereOnly, activeThereOnly, groups }: Drift,
  withGroups: boolean,
  { bold, red, green }: Colors,
): ReadonlyArray<string> => {
  const parts = [
    section(
      red(bold(`Active here, and not there: ${activeHereOnly.length}`)),
      'May still get in. Deactivate them at the identity provider: suspending in Okta sends nothing.',
      people(activeHereOnly, 'not in the export'),
    ),
    section(
      bold(`Active there, and not here: ${activeThereOnly.length}`),
      'Assign them to the application again.',
      people(activeThereOnly.map(hereState), ''),
    ),
    section(
      bold(`Groups with other members: ${groups.length}`),
      'Push them again with Push Now.',
      groups.flatMap(groupLines),
    ),
  ].filter((part) => part.length > 0);
  if (parts.length > 0) return parts.flatMap((part, at) => (at === 0 ? part : ['', ...part]));
  return [`${green('NO DRIFT')}  Users${withGroups ? ' and groups are' : ' are'} as the export says.`];
};

const section = (title: string, advice: string, lines: ReadonlyArray<string>): ReadonlyArray<string> =>
  lines.length === 0 ? [] : [title, `  ${advice}`, ...lines.map((line) => `  ${line}`)];

const people = (users: ReadonlyArray<DriftedUser>, otherwise: string): ReadonlyArray<string> =>
  columns(users.map(({ userName, status = otherwise }) => [userName, status]));

const hereState = ({ userName, userId }: DriftedUser): DriftedUser => ({
  userName,
  status: userId === undefined ? 'missing here' : 'deactivated here',
});

const groupLines = ({ name, groupId, onlyHere, onlyThere }: DriftedGroup): ReadonlyArray<string> => [
  groupId === undefined ? `${name} (missing here)` : name,
  ...onlyHere.map((userName) => `  only here   ${userName}`),
  ...onlyThere.map((userName) => `  only there  ${userName}`),
];
