import { hash } from 'node:crypto';
import {
  type Diagnostic,
  isMoment,
  momentOf,
  type PolicyReview,
  reviewInSteps,
  reviewPolicy,
  type World,
  type WorldMoment,
} from '@rollcall/acl';
import type { Revision } from '@rollcall/domain';
import type { RequestContext } from '@rollcall/writer';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { inTurns } from '../../runtime/in-turns';
import type { Rollcall } from '../../runtime/rollcall';
import { knownAccess } from '../access/known-access';
import type { AdministrationError } from '../administration-error';
import { changeDirectory } from '../change-directory';

export type AppliedPolicy = {
  readonly hash: string;
  /** Of its acceptance; an older one when the text was in force already. */
  readonly revision: Revision;
  /** Warnings and information; an error would have refused it. */
  readonly diagnostics: ReadonlyArray<Diagnostic>;
};

/**
 * Puts the text in force if it has no errors and its tests pass; else the last good policy stays. `replacing`
 * is the hash of the policy that the edit began with, empty for none: another one in force is a refusal.
 */
export const applyPolicy = (
  rollcall: Rollcall,
  context: RequestContext,
  id: string,
  text: string,
  replacing?: string,
): TE.TaskEither<AdministrationError, AppliedPolicy> =>
  pipe(
    knownAccess(rollcall, id),
    TE.bind('reviewed', ({ world }) => TE.fromTask(() => reviewNow(text, world))),
    TE.chain(({ worldOf, reviewed }) => {
      let { review } = reviewed;
      return changeDirectory(rollcall, id, {
        context,
        plan: (view) => {
          if (replacing !== undefined && replacing !== (view.policy?.hash ?? '')) {
            return E.left({ _tag: 'PolicyChanged', hash: view.policy?.hash });
          }
          const world = worldOf(view);
          review = isMoment(reviewed.at, world) ? reviewed.review : reviewPolicy(text, world);
          const { accepted, diagnostics, tests } = review;
          if (accepted) return E.right([{ _tag: 'AcceptPolicy', text, hash: sha256(text) }]);
          return E.left({ _tag: 'PolicyRefused', diagnostics, ...(tests && { tests }) });
        },
        answer: (view) => ({
          hash: sha256(text),
          revision: view.policy?.acceptedRevision ?? view.revision,
          diagnostics: review.diagnostics,
        }),
      });
    }),
    TE.map(({ answer }) => answer),
  );

/** What is said of a text, in turns with others; it is as good as anew while the world is as it was at the call. */
const reviewNow = async (text: string, world: World): Promise<{ at: WorldMoment; review: PolicyReview }> => {
  const at = momentOf(world);
  return { at, review: await inTurns(reviewInSteps(text, world)) };
};

const sha256 = (text: string): string => hash('sha256', text, 'hex');
