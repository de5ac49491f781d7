import {
  type Diagnostic,
  type Policy,
  type PolicyTestReport,
  previewInSteps,
  reviewInSteps,
} from '@rollcall/acl';
import { nextRevision, type Revision } from '@rollcall/domain';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { inTurns, nextTurn } from '../../runtime/in-turns';
import type { Rollcall } from '../../runtime/rollcall';
import { compareAccess, comparing } from '../access/compare-access';
import { knownAccess } from '../access/known-access';
import { type PreviewReport, reportPreview } from '../access/preview-report';
import type { AdministrationError } from '../administration-error';
import { policyInForce, policyOf } from './policy-in-force';

export type PolicyPreview = PreviewReport & {
  /** The state of the directory that both policies were resolved against. */
  readonly revision: Revision;
  /** Whether it would be put in force: without errors, and with all its tests passed. */
  readonly accepted: boolean;
  readonly diagnostics: ReadonlyArray<Diagnostic>;
  readonly tests: PolicyTestReport;
};

/**
 * What another policy would do to access, in the place of the one in force or of `insteadOf`, which allows
 * nothing when it has errors. Left `PolicyRefused`: it has errors, so it would not be put in force.
 */
export const previewPolicy = (
  rollcall: Rollcall,
  id: string,
  text: string,
  insteadOf?: string,
): TE.TaskEither<AdministrationError, PolicyPreview> =>
  comparing(
    rollcall,
    pipe(
      knownAccess(rollcall, id),
      TE.chain(({ view, world }) =>
        pipe(
          TE.fromTask(() => inTurns(reviewInSteps(text, world))),
          TE.chainFirstTaskK(() => nextTurn),
          TE.chain(
            ({ accepted, diagnostics, policy, tests }): TE.TaskEither<AdministrationError, Draft> =>
              policy === undefined || tests === undefined
                ? TE.left({ _tag: 'PolicyRefused', diagnostics })
                : TE.right({
                    policy,
                    said: { accepted, diagnostics, tests },
                    before: insteadOf === undefined ? policyInForce(view) : policyOf(insteadOf),
                  }),
          ),
          TE.chainFirstTaskK(() => nextTurn),
          TE.chainW(({ policy, said, before }) => {
            // Taken now, for the live state moves on.
            const { revision } = view;
            return pipe(
              compareAccess({ policy: before, world }, { policy, world }, previewInSteps),
              TE.map((preview) => ({
                revision,
                ...said,
                ...reportPreview(preview, nextRevision(revision)),
              })),
            );
          }),
        ),
      ),
    ),
  );

type Draft = {
  readonly policy: Policy;
  readonly said: Pick<PolicyPreview, 'accepted' | 'diagnostics' | 'tests'>;
  readonly before: Policy;
};
