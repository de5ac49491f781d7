import { type DirectoryId, type DirectoryView, parseDirectoryId, type Revision } from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Rollcall } from '../runtime/rollcall';
import type { AdministrationError, AdministrationRefusal } from './administration-error';

/** The id in the text, whether or not such a directory exists. */
export const directoryIdOf = (text: string): E.Either<AdministrationRefusal, DirectoryId> =>
  E.mapLeft(() => directoryNotFound(text))(parseDirectoryId(text));

/** The state of an open directory that questions are answered from now. */
export const knownDirectory = (
  { current }: Rollcall,
  id: string,
  minRevision?: Revision,
): TE.TaskEither<AdministrationError, DirectoryView> =>
  pipe(
    TE.fromEither(directoryIdOf(id)),
    TE.chainW((directoryId) => current(directoryId, minRevision)),
    TE.filterOrElse<AdministrationError, DirectoryView>(
      (view) => view.settings !== undefined,
      () => directoryNotFound(id),
    ),
  );

export const directoryNotFound = (directoryId: string): AdministrationRefusal => ({
  _tag: 'DirectoryNotFound',
  directoryId,
});
