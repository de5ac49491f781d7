import { checkPolicy, type Diagnostic } from '@rollcall/acl';
import type { AcceptedPolicy } from '@rollcall/domain';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Rollcall } from '../../runtime/rollcall';
import { knownAccess } from '../access/known-access';
import { type Located, located } from '../access/located';
import type { AdministrationError } from '../administration-error';

/** A policy in force with what is to be said of it now, which changes as the directory does. */
export type PolicyStatus = {
  readonly policy: AcceptedPolicy | undefined;
  readonly diagnostics: ReadonlyArray<Diagnostic>;
  /** Selectors of rules that denote nobody now. */
  readonly unresolved: ReadonlyArray<Located>;
};

export const policyStatus = (
  rollcall: Rollcall,
  id: string,
): TE.TaskEither<AdministrationError, PolicyStatus> =>
  pipe(
    knownAccess(rollcall, id),
    TE.map(({ view, world, resolver }) => ({
      policy: view.policy,
      diagnostics: view.policy === undefined ? [] : checkPolicy(view.policy.text, { world }).diagnostics,
      unresolved: resolver.unresolved().map(located(view)),
    })),
  );
