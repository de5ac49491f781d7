import type { Json } from '@rollcall/domain';
import type { AuditEntry, AuditPage } from '@rollcall/server';
import type { Colors } from 'picocolors/types';
import { columns } from '../terminal/columns';

/** Oldest first, as a story is told. */
export const auditLines = ({ entries, next }: AuditPage, { dim }: Colors): ReadonlyArray<string> => [
  ...(entries.length === 0
    ? ['Nothing that fits.']
    : columns([
        ['REVISION', 'TIME', 'BY', 'WHAT', 'TARGET', 'CHANGE'].map(dim),
        ...entries
          .toReversed()
          .map((entry) => [
            String(entry.revision),
            entry.time,
            actorOf(entry),
            entry.event,
            targetOf(entry),
            changeOf(entry),
          ]),
      ])),
  ...(next === undefined ? [] : [dim(`Older ones: --before ${next}`)]),
];

const actorOf = ({ actor, origin }: AuditEntry): string => {
  const name = 'name' in actor && actor.name !== undefined ? actor.name : actor.type;
  return `${name} (${origin})`;
};

const targetOf = ({ target }: AuditEntry): string =>
  `${target.type.toLowerCase()} ${target.name ?? target.id}`;

const changeOf = ({ target, old, new: now }: AuditEntry): string => {
  const property = target.property === undefined ? '' : `${target.property}: `;
  if (old !== undefined && now !== undefined) return `${property}${shown(old)} → ${shown(now)}`;
  if (now !== undefined) return `${property}+ ${shown(now)}`;
  return old === undefined ? '' : `${property}- ${shown(old)}`;
};

const LONGEST = 60;

/** The name of a thing that has one, else its JSON, cut to fit a line. */
const shown = (value: Json): string => {
  const named = typeof value === 'object' && value !== null && 'name' in value ? value.name : value;
  const text = typeof named === 'string' ? named : JSON.stringify(named);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
};
