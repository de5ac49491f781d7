import { type PolicyReview, type PolicyTestOptions, reviewInSteps } from '@rollcall/acl';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { inTurns } from '../../runtime/in-turns';
import type { Rollcall } from '../../runtime/rollcall';
import { knownAccess } from '../access/known-access';
import type { AdministrationError } from '../administration-error';

/** What would be said of a text now, and how its tests come out; nothing is put in force. */
export const reviewPolicyText = (
  rollcall: Rollcall,
  id: string,
  text: string,
  options: PolicyTestOptions = {},
): TE.TaskEither<AdministrationError, PolicyReview> =>
  pipe(
    knownAccess(rollcall, id),
    TE.chain(({ world }) => TE.fromTask(() => inTurns(reviewInSteps(text, world, options)))),
  );
