import { type Diagnostic, type PolicyReview, type PolicyTestReport, reviewInSteps } from '@rollcall/acl';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { knownAccess } from '../../../administration/access/known-access';
import type { AdministrationError } from '../../../administration/administration-error';
import { inTurns } from '../../../runtime/in-turns';
import type { Rollcall } from '../../../runtime/rollcall';
import { type QuickFix, quickFix } from './quick-fix';

export type DraftReview = {
  readonly accepted: boolean;
  readonly diagnostics: ReadonlyArray<Diagnostic & { readonly fix: QuickFix | undefined }>;
  /** Absent when errors kept the tests from being run. */
  readonly tests: PolicyTestReport | undefined;
};

/** What would be said of a text now, with what would mend it; nothing is put in force. */
export const reviewDraft = (
  rollcall: Rollcall,
  id: string,
  text: string,
): TE.TaskEither<AdministrationError, DraftReview> =>
  pipe(
    knownAccess(rollcall, id),
    TE.chain(({ view, world }) =>
      pipe(
        TE.fromTask<PolicyReview, AdministrationError>(() => inTurns(reviewInSteps(text, world))),
        TE.map(({ accepted, diagnostics, tests }) => {
          const lines = text.split('\n');
          const withFixes = diagnostics.map((found) => ({ ...found, fix: quickFix(view, lines, found) }));
          return { accepted, tests, diagnostics: withFixes };
        }),
      ),
    ),
  );
