import type { DirectoryId, DirectorySettings, DirectoryView, IdpName, Revision } from '@rollcall/domain';
import type { Moment } from '@rollcall/projector';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Rollcall } from '../runtime/rollcall';
import type { AdministrationError } from './administration-error';
import { directoryAsOf } from './as-of/directory-as-of';
import { recordedDirectory, type Stopped } from './recorded-directory';

/** A directory at a glance. */
export type DirectorySummary = {
  readonly id: DirectoryId;
  readonly settings: DirectorySettings | undefined;
  readonly provisioningEnabled: boolean;
  readonly idpProfile: IdpName;
  readonly users: { readonly total: number; readonly active: number };
  readonly groups: number;
  readonly policy: { readonly hash: string; readonly acceptedAt: string } | undefined;
  readonly revision: Revision;
  /** Head of the chain of digests, at `revision`. */
  readonly digest: string;
};

export const summarise = (view: DirectoryView): DirectorySummary => ({
  id: view.id,
  settings: view.settings,
  provisioningEnabled: view.provisioningEnabled,
  idpProfile: view.idpProfile.name,
  users: { total: view.userCount, active: view.activeUserCount },
  groups: view.groupCount,
  policy: view.policy && { hash: view.policy.hash, acceptedAt: view.policy.acceptedAt },
  revision: view.revision,
  digest: view.digest,
});

export type ListedDirectory = DirectorySummary & {
  /** Why it answers nothing, if it stopped at an event; the rest is as it was before that. */
  readonly parked: Stopped | undefined;
};

/** All directories known here, by id. */
export const listDirectories = ({ projector }: Rollcall): ReadonlyArray<ListedDirectory> =>
  [...projector.directoryIds()]
    .sort()
    .map((id) => ({ ...summarise(projector.directory(id)), parked: projector.parked(id) }));

/** One that stopped, too. */
export const lookAtDirectory = (
  rollcall: Rollcall,
  id: string,
): TE.TaskEither<AdministrationError, ListedDirectory> =>
  pipe(
    recordedDirectory(rollcall, id),
    TE.map(({ view, parked }) => ({ ...summarise(view), parked })),
  );

export const describeDirectory = (
  rollcall: Rollcall,
  id: string,
  moment?: Moment,
): TE.TaskEither<AdministrationError, DirectorySummary> =>
  pipe(directoryAsOf(rollcall, id, moment), TE.map(summarise));
