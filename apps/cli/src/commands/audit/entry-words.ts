import { isJsonObject, type Json, type JsonObject } from '@rollcall/domain';
import type { AuditEntry } from '@rollcall/projector';

/** Who did it, and which way it came in. */
export const actorOf = ({ actor, origin }: AuditEntry): string => {
  const name = 'name' in actor && actor.name !== undefined ? actor.name : actor.type;
  return `${name} (${origin})`;
};

export const targetOf = ({ target }: AuditEntry): string =>
  `${target.type.toLowerCase()} ${target.name ?? target.id}`;

/** The part that changed, from what to what. */
export const changeOf = ({ target, old, new: now }: AuditEntry): string => {
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

/** Who joined or left a group, by a `MembershipChanged`. */
export const memberOf = ({ old, new: now }: AuditEntry): string => shown(now ?? old ?? '');
