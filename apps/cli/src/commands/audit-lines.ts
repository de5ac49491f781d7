import { isJsonObject, type Json, type JsonObject } from '@rollcall/domain';
import type { AuditEntry, AuditPage } from '@rollcall/server';
import type { Colors } from 'picocolors/types';
import { columns } from '../terminal/columns';

/** Oldest first, as a story is told; what one event did stays in its order. */
export const auditLines = ({ entries, next }: AuditPage, { dim }: Colors): ReadonlyArray<string> => [
  ...(next === undefined ? [] : [dim(`Older ones: --before ${next}`)]),
  ...(entries.length === 0
    ? ['Nothing that fits.']
    : columns([
        ['REVISION', 'TIME', 'BY', 'WHAT', 'TARGET', 'CHANGE'].map(dim),
        ...entries
          .toSorted((one, other) => Number(one.revision - other.revision))
          .map((entry) => [
            String(entry.revision),
            entry.time,
            actorOf(entry),
            entry.event,
            targetOf(entry),
            changeOf(entry),
          ]),
      ])),
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

/** The name of a thing that has one, or its only value; else JSON. Cut to fit a line. */
const shown = (value: Json): string => {
  const told = isJsonObject(value) ? essenceOf(value) : value;
  const text = typeof told === 'string' ? told : JSON.stringify(told);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
};

const essenceOf = (value: JsonObject): Json => {
  const [only, ...others] = Object.values(value);
  return value.name ?? (others.length === 0 ? (only ?? null) : value);
};
