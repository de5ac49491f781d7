import type { Decision, Query } from '@rollcall/acl';
import type { DirectoryId } from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import type * as TE from 'fp-ts/lib/TaskEither.js';
import type { Rollcall } from '../runtime/rollcall';
import type { AdministrationError } from './administration-error';
import { directoryIdOf, knownDirectory } from './known-directory';

/**
 * Decides on a state as new as the store. When it cannot be known how new the state is, the answer is deny
 * (`DENY_STATE_BEHIND`), never one from the past.
 */
export const checkAccess =
  (rollcall: Rollcall, id: string, query: Query): TE.TaskEither<AdministrationError, Decision> =>
  async () => {
    const directoryId = directoryIdOf(id);
    if (E.isLeft(directoryId)) return directoryId;
    const known = await knownDirectory(rollcall, id)();
    return pipe(
      known,
      E.map((view) => rollcall.resolver(view.id).decide(query)),
      E.orElse((error) =>
        error._tag === 'DirectoryNotFound' ? E.left(error) : E.right(denied(rollcall, directoryId.right)),
      ),
    );
  };

const denied = ({ projector }: Rollcall, id: DirectoryId): Decision => {
  const { policy, revision } = projector.directory(id);
  return {
    effect: 'deny',
    code: 'DENY_STATE_BEHIND',
    provenance: { policyHash: policy?.hash ?? '', revision, via: [] },
    failedClosed: [],
  };
};
