import type { Decision, DecisionCode } from '@rollcall/acl';
import type { DirectoryId, DirectoryView, Revision } from '@rollcall/domain';
import type { Moment } from '@rollcall/projector';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Rollcall } from '../../runtime/rollcall';
import type { AdministrationError } from '../administration-error';
import { accessAsOf } from '../as-of/access-as-of';
import { describeAdministrationError } from '../describe-error';
import { directoryIdOf } from '../known-directory';
import { type KnownAccess, knownAccess } from './known-access';

/** A denial that no rule was asked for, and why. */
export type DeniedUnasked = Decision & { readonly reason: string };

type Answers<Answer> = {
  readonly answer: (access: KnownAccess) => Answer;
  readonly deny: (decision: DeniedUnasked) => Answer;
  /** What the asker has seen already. */
  readonly minRevision: Revision | undefined;
  /** Asked about the past; now when it is absent. */
  readonly moment: Moment | undefined;
};

/**
 * Whether somebody may is answered whatever happens: deny, when it cannot be known how new the state is
 * (`DENY_STATE_BEHIND`) or what devices there are (`DENY_INTERNAL`). Left: there is no such directory, or the
 * past that is asked about cannot be told.
 */
export const answeredOrDenied = <Answer>(
  rollcall: Rollcall,
  id: string,
  { answer, deny, minRevision, moment }: Answers<Answer>,
): TE.TaskEither<AdministrationError, Answer> => {
  const unlessBehind = (access: KnownAccess): Answer =>
    minRevision !== undefined && access.view.revision < minRevision
      ? deny(behind(access, minRevision))
      : answer(access);
  if (moment !== undefined) return pipe(accessAsOf(rollcall, id, moment), TE.map(unlessBehind));
  return pipe(
    TE.fromEither<AdministrationError, DirectoryId>(directoryIdOf(id)),
    TE.chain((directoryId) =>
      pipe(
        knownAccess(rollcall, id, minRevision),
        TE.map(unlessBehind),
        TE.orElse((error) =>
          TE.fromEither(
            error._tag === 'DirectoryNotFound'
              ? E.left(error)
              : E.right(deny(denied(rollcall, directoryId, error))),
          ),
        ),
      ),
    ),
  );
};

const codeOf = ({ _tag }: AdministrationError): DecisionCode =>
  _tag === 'InventoryFileUnusable' ? 'DENY_INTERNAL' : 'DENY_STATE_BEHIND';

const denied = ({ projector }: Rollcall, id: DirectoryId, error: AdministrationError): DeniedUnasked =>
  denial(projector.directory(id), codeOf(error), describeAdministrationError(error).message);

const behind = ({ view }: KnownAccess, asked: Revision): DeniedUnasked =>
  denial(
    view,
    'DENY_STATE_BEHIND',
    `Revision ${asked} or later is asked for, and directory "${view.id}" is at revision ${view.revision} here. Ask again in a moment; if that does not help, the revision asked for is not one of this directory.`,
  );

const denial = (
  { policy, revision }: Pick<DirectoryView, 'policy' | 'revision'>,
  code: DecisionCode,
  reason: string,
): DeniedUnasked => ({
  effect: 'deny',
  code,
  reason,
  provenance: { policyHash: policy?.hash ?? '', revision, via: [] },
  failedClosed: [],
});
