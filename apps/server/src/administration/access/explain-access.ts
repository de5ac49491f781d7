import type { Explanation, Query } from '@rollcall/acl';
import type { Moment } from '@rollcall/projector';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { Rollcall } from '../../runtime/rollcall';
import type { AdministrationError } from '../administration-error';
import { answeredOrDenied } from './answered-or-denied';
import { type LocatedDecision, locatedDecision } from './check-access';
import { type Located, located } from './located';

/** A decision, every rule that allows it, and every one that nearly does. */
export type LocatedExplanation = Pick<Explanation, 'matches'> & {
  readonly decision: LocatedDecision;
  readonly nearMisses: ReadonlyArray<Located>;
};

/** Why the answer to a question is what it is; denied as `checkAccess` is. */
export const explainAccess = (
  rollcall: Rollcall,
  id: string,
  query: Query,
  moment?: Moment,
): TaskEither<AdministrationError, LocatedExplanation> =>
  answeredOrDenied<LocatedExplanation>(rollcall, id, {
    answer: ({ view, resolver }) => {
      const { decision, matches, nearMisses } = resolver.explain(query);
      return {
        decision: locatedDecision(view, decision),
        matches,
        nearMisses: nearMisses.map(located(view)),
      };
    },
    deny: (decision) => ({ decision, matches: [], nearMisses: [] }),
    minRevision: query.minRevision,
    moment,
  });
