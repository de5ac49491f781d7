import { type DirectoryView, primaryEmail, type User, userId } from '@rollcall/domain';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { AdministrationError } from '../../../administration/administration-error';
import { knownDirectory } from '../../../administration/known-directory';
import type { Rollcall } from '../../../runtime/rollcall';
import { type GroupName, groupsOf, nameOf } from './found-person';

/** All that is known of one person now. */
export type Person = Omit<User, 'createdRevision' | 'changedRevision'> & {
  readonly name: string | undefined;
  readonly email: string | undefined;
  readonly groups: ReadonlyArray<GroupName>;
};

/** `undefined` for an id that nobody bears. */
export const personOf = (
  rollcall: Rollcall,
  id: string,
  person: string,
): TE.TaskEither<AdministrationError, Person | undefined> =>
  pipe(
    knownDirectory(rollcall, id),
    TE.map((view) => {
      const user = view.user(userId(person));
      return user && present(view, user);
    }),
  );

const present = (view: DirectoryView, user: User): Person => {
  const { createdRevision: _created, changedRevision: _changed, ...shown } = user;
  return { ...shown, name: nameOf(user), email: primaryEmail(user.profile), groups: groupsOf(view, user) };
};
