import { parseRevision, type Revision } from '@rollcall/domain';
import * as t from 'io-ts';
import { expecting } from '../../validation/expecting';

/** A whole number in decimal digits within bounds; the default when absent. */
const count = (least: number, most: number, otherwise: number): t.Type<number, number, unknown> =>
  expecting(`a whole number from ${least} to ${most}`, (u) => {
    if (u === undefined) return otherwise;
    const value = typeof u === 'string' && /^[0-9]{1,9}$/.test(u) ? Number(u) : Number.NaN;
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

export const AuditQuery = t.type({
  limit: count(1, MAX_PAGE, 100),
  user: optional(Once),
  group: optional(Once),
  request: optional(Once),
  before: optional(RevisionText),
});
