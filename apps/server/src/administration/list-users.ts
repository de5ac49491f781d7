import { type DirectoryView, primaryEmail, type User } from '@rollcall/domain';
import type { Moment } from '@rollcall/projector';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Rollcall } from '../runtime/rollcall';
import type { AdministrationError } from './administration-error';
import { directoryAsOf } from './as-of/directory-as-of';
import { type Page, type PageWish, pageOf } from './page';

export type ListedUser = Pick<User, 'id' | 'userName' | 'active' | 'createdAt' | 'changedAt'> & {
  readonly email: string | undefined;
  /** Display names, in no particular order. */
  readonly groups: ReadonlyArray<string>;
};

/** In the order of creation. */
export const listUsers = (
  rollcall: Rollcall,
  id: string,
  wish: PageWish,
  moment?: Moment,
): TE.TaskEither<AdministrationError, Page<ListedUser>> =>
  pipe(
    directoryAsOf(rollcall, id, moment),
    TE.map((view) => pageOf(view.users(), view.userCount, wish, (user) => listed(view, user))),
  );

const listed = (view: DirectoryView, user: User): ListedUser => ({
  id: user.id,
  userName: user.userName,
  active: user.active,
  email: primaryEmail(user.profile),
  groups: Array.from(view.groupsOf(user.id), (group) => view.group(group)?.displayName ?? group),
  createdAt: user.createdAt,
  changedAt: user.changedAt,
});
