import type { Decision, Query } from '@rollcall/acl';
import type { Moment } from '@rollcall/projector';
import type * as TE from 'fp-ts/lib/TaskEither.js';
import type { Rollcall } from '../../runtime/rollcall';
import type { AdministrationError } from '../administration-error';
import { answeredOrDenied } from './answered-or-denied';

/** `reason`: why no rule was asked, where none was. */
export type AccessDecision = Decision & { readonly reason?: string };

/**
 * Decides on the current state. When it cannot be known how new that is, the answer is deny
 * (`DENY_STATE_BEHIND`) with the reason, never one from the past, unless that is asked for by a moment.
 */
export const checkAccess = (
  rollcall: Rollcall,
  id: string,
  query: Query,
  moment?: Moment,
): TE.TaskEither<AdministrationError, AccessDecision> =>
  answeredOrDenied(rollcall, id, {
    answer: ({ resolver }) => resolver.decide(query),
    deny: (decision) => decision,
    minRevision: query.minRevision,
    moment,
  });
