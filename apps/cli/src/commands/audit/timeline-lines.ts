import type { AuditEntry, AuditPage, PersonTimelineEntry } from '@rollcall/projector';
import type { PersonHistory } from '@rollcall/server';
import type { Colors } from 'picocolors/types';
import { columns } from '../../terminal/columns';
import { type MayStop, stopLines } from './entry-lines';
import { actorOf, changeOf, memberOf } from './entry-words';

/** The story of a person, oldest first. */
export const personLines = ({ timeline, parked }: PersonHistory, colors: Colors): ReadonlyArray<string> => [
  ...story(
    timeline.map((step) => [step.entry, personStep(step)]),
    colors,
  ),
  ...stopLines(parked, colors.red),
];

/** The story of a group, oldest first. */
export const groupLines = (
  { entries, next, parked }: AuditPage & MayStop,
  colors: Colors,
): ReadonlyArray<string> => [
  ...(next === undefined ? [] : [colors.dim(`Older ones: --before ${next}`)]),
  ...story(
    entries.map((entry) => [entry, groupStep(entry)]),
    colors,
  ),
  ...stopLines(parked, colors.red),
];

type Step = readonly [entry: AuditEntry, what: string];

const story = (newestFirst: ReadonlyArray<Step>, { dim }: Colors): ReadonlyArray<string> =>
  columns([
    ['TIME', 'REVISION', 'WHAT', 'BY', 'FROM'].map(dim),
    ...newestFirst
      .toReversed()
      .map(([entry, what]) => [
        entry.time,
        String(entry.revision),
        what,
        actorOf(entry),
        entry.source.address ?? '',
      ]),
  ]);

const personStep = ({ _tag, entry }: PersonTimelineEntry): string => {
  const group = `"${entry.target.name ?? entry.target.id}"`;
  switch (_tag) {
    case 'GroupJoined':
      return `joined ${group}`;
    case 'GroupLeft':
      return `left ${group}`;
    case 'GroupRenamed':
      return `their group ${group} was renamed: ${changeOf(entry)}`;
    case 'GroupDeleted':
      return `their group ${group} was deleted`;
    case 'PersonChanged':
      return own(entry, 'activated', 'deactivated');
  }
};

const groupStep = (entry: AuditEntry): string => {
  if (entry.event !== 'MembershipChanged') return own(entry, 'enabled', 'disabled');
  return `${memberOf(entry)} ${entry.new === undefined ? 'left' : 'joined'}`;
};

/** What became of the thing itself. */
const own = (entry: AuditEntry, enabled: string, disabled: string): string => {
  switch (entry.action) {
    case 'CREATE':
      return `created as ${entry.target.name ?? entry.target.id}`;
    case 'DELETE':
      return 'deleted';
    case 'ENABLE':
      return enabled;
    case 'DISABLE':
      return disabled;
    case 'UPDATE':
      return changeOf(entry);
  }
};
