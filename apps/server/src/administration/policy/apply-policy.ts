import { hash } from 'node:crypto';
import { checkPolicy, type Diagnostic, reviewPolicy } from '@rollcall/acl';
import type { Revision } from '@rollcall/domain';
import type { RequestContext } from '@rollcall/writer';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
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
 * is the hash of the policy that the edit began with: another one in force is a refusal.
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
    TE.chain(({ worldOf }) =>
      changeDirectory(rollcall, id, {
        context,
        plan: (view) => {
          if (replacing !== undefined && replacing !== view.policy?.hash) {
            return E.left({ _tag: 'PolicyChanged', hash: view.policy?.hash });
          }
          const { accepted, diagnostics, tests } = reviewPolicy(text, worldOf(view));
          if (accepted) return E.right([{ _tag: 'AcceptPolicy', text, hash: sha256(text) }]);
          return E.left({ _tag: 'PolicyRefused', diagnostics, ...(tests && { tests }) });
        },
        answer: (view) => ({
          hash: sha256(text),
          revision: view.policy?.acceptedRevision ?? view.revision,
          diagnostics: checkPolicy(text, { world: worldOf(view) }).diagnostics,
        }),
      }),
    ),
    TE.map(({ answer }) => answer),
  );

const sha256 = (text: string): string => hash('sha256', text, 'hex');
