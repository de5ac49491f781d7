import type { Json } from '@rollcall/domain';
import type { AuditEntry } from '../audit-entry';

const columns: ReadonlyArray<readonly [name: string, value: (entry: AuditEntry) => Json | undefined]> = [
  ['id', (entry) => entry.id],
  ['time', (entry) => entry.time],
  ['directory', (entry) => entry.directory],
  ['event', (entry) => entry.event],
  ['action', (entry) => entry.action],
  ['actorType', (entry) => entry.actor.type],
  ['actorId', (entry) => (entry.actor.type === 'system' ? undefined : entry.actor.id)],
  ['actorName', (entry) => entry.actor.name],
  ['origin', (entry) => entry.origin],
  ['targetType', (entry) => entry.target.type],
  ['targetId', (entry) => entry.target.id],
  ['targetName', (entry) => entry.target.name],
  ['property', (entry) => entry.target.property],
  ['old', (entry) => entry.old],
  ['new', (entry) => entry.new],
  ['requestId', (entry) => entry.requestId],
  ['address', (entry) => entry.source.address],
  ['userAgent', (entry) => entry.source.userAgent],
  ['revision', (entry) => entry.revision.toString()],
  ['eventId', (entry) => entry.eventId],
  ['digest', (entry) => entry.digest],
  ['actorIssuer', ({ actor }) => (actor.type === 'administrator' ? actor.issuer : undefined)],
  ['actorEmail', ({ actor }) => (actor.type === 'administrator' ? actor.email : undefined)],
];

/** RFC 4180, without the line's end, which is CRLF. */
export const csvHeader = columns.map(([name]) => name).join(',');

/** As `csvHeader` names the fields; values that are no text are JSON. */
export const csvLine = (entry: AuditEntry): string =>
  columns.map(([, value]) => field(value(entry))).join(',');

/** A spreadsheet takes a field that begins so for a formula, and runs it. */
const formula = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

const field = (value: Json | undefined): string => {
  if (value === undefined) return '';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const harmless = formula.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
};
