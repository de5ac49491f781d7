import type { Decision, Query } from '@rollcall/acl';
import type { DirectoryView } from '@rollcall/domain';
import type { Moment } from '@rollcall/projector';
import type * as TE from 'fp-ts/lib/TaskEither.js';
import type { Rollcall } from '../../runtime/rollcall';
import type { AdministrationError } from '../administration-error';
import { answeredOrDenied } from './answered-or-denied';
import { type Located, located } from './located';

/** A decision; names that failed closed with the place of the cause in the audit trail. */
export type LocatedDecision = Omit<Decision, 'failedClosed'> & {
  readonly failedClosed: ReadonlyArray<Located>;
  /** Why no rule was asked, where none was. */
  readonly reason?: string;
};

export const locatedDecision = (view: DirectoryView, decision: Decision): LocatedDecision => ({
  ...decision,
  failedClosed: decision.failedClosed.map(located(view)),
});

/**
 * Decides on the current state. When it cannot be known how new that is, the answer is deny
 * (`DENY_STATE_BEHIND`) with the reason, never one from the past, unless that is asked for by a moment.
 */
export const checkAccess = (
  rollcall: Rollcall,
  id: string,
  query: Query,
  moment?: Moment,
): TE.TaskEither<AdministrationError, LocatedDecision> =>
  answeredOrDenied(rollcall, id, {
    answer: ({ view, resolver }) => locatedDecision(view, resolver.decide(query)),
    deny: (decision) => decision,
    minRevision: query.minRevision,
    moment,
  });
