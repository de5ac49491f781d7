import { isEventType, parseRevision, type Revision } from '@rollcall/domain';
import { parseAuditCursor } from '@rollcall/projector';
import * as t from 'io-ts';
import { parseInstant } from '../../administration/as-of/parse-instant';
import { type ExportFormat, exportFormats } from '../../administration/audit/export-audit';
import { parseStatusRange } from '../../requests/status-range';
import { expecting } from '../../validation/expecting';

/** A whole number in decimal digits within bounds; the default when absent. */
const count = (least: number, most: number, otherwise: number): t.Type<number, number, unknown> =>
  expecting(`a whole number from ${least} to ${most}`, (u) => {
    if (u === undefined) return otherwise;
    const value = typeof u === 'string' && /^[0-9]{1,16}$/.test(u) ? Number(u) : Number.NaN;
    return value >= least && value <= most ? value : undefined;
  });

const RevisionText = expecting<Revision>('a revision in decimal digits', (u) =>
  typeof u === 'string' ? parseRevision(u) : undefined,
);

const MAX_PAGE = 1_000;

/** Parameters not named here are passed over. */
export const PageQuery = t.type({ offset: count(0, 999_999_999, 0), limit: count(0, MAX_PAGE, 100) });

const optional = <A>(codec: t.Type<A, A, unknown>): t.Type<A | undefined, A | undefined, unknown> =>
  new t.Type<A | undefined, A | undefined, unknown>(
    codec.name,
    (u): u is A | undefined => u === undefined || codec.is(u),
    (u, context) => (u === undefined ? t.success(undefined) : codec.validate(u, context)),
    t.identity,
  );

const Once = expecting('one text', (u) => (typeof u === 'string' && u !== '' ? u : undefined));

const Instant = expecting('a date and time with a zone, such as 2026-05-03T10:00Z', (u) =>
  typeof u === 'string' ? parseInstant(u) : undefined,
);

const Cursor = expecting('the id of an audit entry, such as 17.0', (u) =>
  typeof u === 'string' ? parseAuditCursor(u) : undefined,
);

/** Of a text with commas, each one of those known. */
const listOf = <Item extends string>(
  what: string,
  parse: (text: string) => Item | undefined,
): t.Type<ReadonlyArray<Item>, ReadonlyArray<Item>, unknown> =>
  expecting<ReadonlyArray<Item>>(`${what}, separated by commas`, (u) => {
    const items = typeof u === 'string' ? u.split(',').map(parse) : [];
    const known = items.filter((item) => item !== undefined);
    return known.length > 0 && known.length === items.length ? known : undefined;
  });

const actions = ['CREATE', 'UPDATE', 'DELETE', 'ENABLE', 'DISABLE'] as const;

export const AuditQuery = t.type({
  limit: count(1, MAX_PAGE, 100),
  user: optional(Once),
  group: optional(Once),
  key: optional(Once),
  request: optional(Once),
  action: optional(listOf(actions.join(', '), (text) => actions.find((action) => action === text))),
  event: optional(listOf('names of events', (text) => (isEventType(text) ? text : undefined))),
  from: optional(Instant),
  until: optional(Instant),
  before: optional(Cursor),
});

/** Whose sessions are to end, by the id that the log and the audit trail give; those of all when absent. */
export const EndSessionsQuery = t.type({ administrator: optional(Once) });

export const RequestsQuery = t.type({
  limit: count(1, MAX_PAGE, 100),
  status: optional(
    expecting('a status such as 409, or a class such as 4xx', (u) =>
      typeof u === 'string' ? parseStatusRange(u) : undefined,
    ),
  ),
  method: optional(Once),
  resource: optional(Once),
  key: optional(Once),
  request: optional(Once),
  since: optional(Instant),
  until: optional(Instant),
  before: optional(count(0, Number.MAX_SAFE_INTEGER, 0)),
});

export const TrafficQuery = t.type({ since: Instant });

export const ExportQuery = t.type({
  format: expecting<ExportFormat>(`one of ${exportFormats.join(', ')}`, (u) =>
    exportFormats.find((format) => format === (u ?? 'ndjson')),
  ),
  after: optional(RevisionText),
});

export const RevisionPath = t.type({ revision: RevisionText });

/** Each an instant or a revision. */
export const BetweenQuery = t.type({ from: Once, to: optional(Once) });

export const MomentQuery = t.type({ at: optional(Once), revision: optional(Once) });
