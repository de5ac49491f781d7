import { checkPolicy, type Diagnostic, type FailedClosed } from '@rollcall/acl';
import type { AcceptedPolicy } from '@rollcall/domain';
import type { Moment } from '@rollcall/projector';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Rollcall } from '../../runtime/rollcall';
import type { AdministrationError } from '../administration-error';
import { accessAsOf } from '../as-of/access-as-of';

/** A policy in force with what is to be said of it now, which changes as the directory does. */
export type PolicyStatus = {
  readonly policy: AcceptedPolicy | undefined;
  readonly diagnostics: ReadonlyArray<Diagnostic>;
  /** Selectors of rules that denote nobody now. */
  readonly unresolved: ReadonlyArray<FailedClosed>;
};

export const policyStatus = (
  rollcall: Rollcall,
  id: string,
  moment?: Moment,
): TE.TaskEither<AdministrationError, PolicyStatus> =>
  pipe(
    accessAsOf(rollcall, id, moment),
    TE.map(({ view, world, resolver }) => ({
      policy: view.policy,
      diagnostics: view.policy === undefined ? [] : checkPolicy(view.policy.text, { world }).diagnostics,
      unresolved: resolver.unresolved(),
    })),
  );
