import type { Explanation, Query } from '@rollcall/acl';
import type { Moment } from '@rollcall/projector';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { Rollcall } from '../../runtime/rollcall';
import type { AdministrationError } from '../administration-error';
import { answeredOrDenied } from './answered-or-denied';
import type { AccessDecision } from './check-access';

/** A decision, every rule that allows it, and every one that nearly does. */
export type AccessExplanation = Explanation & { readonly decision: AccessDecision };

/** Why the answer to a question is what it is; denied as `checkAccess` is. */
export const explainAccess = (
  rollcall: Rollcall,
  id: string,
  query: Query,
  moment?: Moment,
): TaskEither<AdministrationError, AccessExplanation> =>
  answeredOrDenied<AccessExplanation>(rollcall, id, {
    answer: ({ resolver }) => resolver.explain(query),
    deny: (decision) => ({ decision, matches: [], nearMisses: [] }),
    minRevision: query.minRevision,
    moment,
  });
