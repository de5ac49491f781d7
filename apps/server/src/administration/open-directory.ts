import { type IdpName, idpProfile, type OpenDirectory, parseDirectoryId } from '@rollcall/domain';
import type { RequestContext } from '@rollcall/writer';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Rollcall } from '../runtime/rollcall';
import type { AdministrationError } from './administration-error';
import { changeDirectory } from './change-directory';
import { type DirectorySummary, summarise } from './directory-summary';

export const openDirectory = (
  rollcall: Rollcall,
  context: RequestContext,
  id: string,
  settings: Omit<OpenDirectory, '_tag'>,
  idp: IdpName = 'generic',
): TE.TaskEither<AdministrationError, DirectorySummary> =>
  pipe(
    TE.fromEither(parseDirectoryId(id)),
    TE.mapLeft(({ value }): AdministrationError => ({ _tag: 'BadDirectoryId', text: value })),
    TE.chain((directoryId) =>
      changeDirectory(rollcall, directoryId, {
        context,
        plan: () =>
          settings.erasable === true && rollcall.keys === undefined
            ? E.left({ _tag: 'NoMasterKey' })
            : E.right([
                { _tag: 'OpenDirectory', ...settings },
                { _tag: 'ChooseIdpProfile', profile: idpProfile(idp) },
              ]),
        answer: summarise,
      }),
    ),
    TE.map(({ answer }) => answer),
  );
