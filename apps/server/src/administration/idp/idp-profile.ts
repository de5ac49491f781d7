import { type IdpName, type IdpProfile, type IdpSwitches, idpProfile } from '@rollcall/domain';
import type { RequestContext } from '@rollcall/writer';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Rollcall } from '../../runtime/rollcall';
import type { AdministrationError } from '../administration-error';
import { changeDirectory } from '../change-directory';
import { knownDirectory } from '../known-directory';

export const readIdpProfile = (
  rollcall: Rollcall,
  id: string,
): TE.TaskEither<AdministrationError, IdpProfile> =>
  pipe(
    knownDirectory(rollcall, id),
    TE.map(({ idpProfile: profile }) => profile),
  );

/** Chooses the profile of that name, with single switches set otherwise than it sets them. */
export const chooseIdpProfile = (
  rollcall: Rollcall,
  context: RequestContext,
  id: string,
  name: IdpName,
  switches: Partial<IdpSwitches>,
): TE.TaskEither<AdministrationError, IdpProfile> =>
  pipe(
    changeDirectory(rollcall, id, {
      context,
      plan: () => E.right([{ _tag: 'ChooseIdpProfile', profile: idpProfile(name, switches) }]),
      answer: (view) => view.idpProfile,
    }),
    TE.map(({ answer }) => answer),
  );
