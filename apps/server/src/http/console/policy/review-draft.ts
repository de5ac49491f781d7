import { type Diagnostic, type PolicyTestReport, reviewPolicy } from '@rollcall/acl';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { knownAccess } from '../../../administration/access/known-access';
import type { AdministrationError } from '../../../administration/administration-error';
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
    TE.map(({ view, world }) => {
      const { accepted, diagnostics, tests } = reviewPolicy(text, world);
      return {
        accepted,
        tests,
        diagnostics: diagnostics.map((found) => ({ ...found, fix: quickFix(view, text, found) })),
      };
    }),
  );
