import { type Diagnostic, type PolicyTestReport, previewInSteps, reviewPolicy } from '@rollcall/acl';
import { nextRevision, type Revision } from '@rollcall/domain';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
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
      TE.chain(({ view, world }): TE.TaskEither<AdministrationError, PolicyPreview> => {
        const { revision } = view;
        const { accepted, diagnostics, policy, tests } = reviewPolicy(text, world);
        if (policy === undefined || tests === undefined) {
          return TE.left({ _tag: 'PolicyRefused', diagnostics });
        }
        const before = insteadOf === undefined ? policyInForce(view) : policyOf(insteadOf);
        return pipe(
          compareAccess({ policy: before, world }, { policy, world }, previewInSteps),
          TE.map((preview) => ({
            revision,
            accepted,
            diagnostics,
            tests,
            ...reportPreview(preview, nextRevision(revision)),
          })),
        );
      }),
    ),
  );
