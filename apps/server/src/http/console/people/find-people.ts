import { type DirectoryView, foldCase, primaryEmail, type User } from '@rollcall/domain';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { AdministrationError } from '../../../administration/administration-error';
import { knownDirectory } from '../../../administration/known-directory';
import { type Page, type PageWish, pageOf } from '../../../administration/page';
import type { Rollcall } from '../../../runtime/rollcall';
import { type FoundPerson, foundPerson, nameOf } from './found-person';

export type PeopleWish = PageWish & {
  /** Part of a userName, name or email address, in any case. */
  readonly search: string;
  readonly state: 'all' | 'active' | 'suspended';
};

/** In the order of creation. Costs a look at everyone when something is searched for, else a page. */
export const findPeople = (
  rollcall: Rollcall,
  id: string,
  wish: PeopleWish,
): TE.TaskEither<AdministrationError, Page<FoundPerson>> =>
  pipe(
    knownDirectory(rollcall, id),
    TE.map((view) => {
      const present = (user: User) => foundPerson(view, user);
      if (wish.search === '' && wish.state === 'all') {
        return pageOf(view.users(), view.userCount, wish, present);
      }
      const found = matching(view, wish);
      return pageOf(found, found.length, wish, present);
    }),
  );

const matching = (view: DirectoryView, { search, state }: PeopleWish): ReadonlyArray<User> => {
  const part = foldCase(search.trim());
  const found: User[] = [];
  for (const user of view.users()) {
    if (state !== 'all' && user.active !== (state === 'active')) continue;
    if (part === '' || textsOf(user).some((text) => foldCase(text).includes(part))) found.push(user);
  }
  return found;
};

const textsOf = (user: User): ReadonlyArray<string> => [
  user.userName,
  nameOf(user) ?? '',
  primaryEmail(user.profile) ?? '',
];
