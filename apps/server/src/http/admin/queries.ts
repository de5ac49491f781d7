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

export const AuditQuery = t.intersection([
  t.type({ limit: count(1, MAX_PAGE, 100) }),
  t.partial({ user: t.string, group: t.string, request: t.string, before: RevisionText }),
]);
