import type { World } from '@rollcall/acl';
import type { DirectoryView, Revision } from '@rollcall/domain';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { CurrentAccess } from '../../runtime/directory-access';
import type { Rollcall } from '../../runtime/rollcall';
import type { AdministrationError } from '../administration-error';
import { knownDirectory } from '../known-directory';

/** An open directory and what answers access questions about it, both as new as the store and the files. */
export type KnownAccess = CurrentAccess & {
  readonly view: DirectoryView;
  /** The live state with its devices and roles. */
  readonly world: World;
};

export const knownAccess = (
  rollcall: Rollcall,
  id: string,
  minRevision?: Revision,
): TE.TaskEither<AdministrationError, KnownAccess> =>
  pipe(
    knownDirectory(rollcall, id, minRevision),
    TE.chainW((view) =>
      pipe(
        rollcall.access(view.id).current,
        TE.map((access) => ({ ...access, view, world: access.worldOf(view) })),
      ),
    ),
  );
