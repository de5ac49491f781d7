import type { DirectoryView, GroupId, UserId } from '@rollcall/domain';
import type { Moment } from '@rollcall/projector';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Rollcall } from '../runtime/rollcall';
import type { AdministrationError } from './administration-error';
import { directoryAsOf } from './as-of/directory-as-of';
import { type Page, type PageWish, pageOf } from './page';

export type ListedMember = {
  readonly id: UserId;
  readonly userName: string;
  /** A deactivated member stays listed, and has no access. */
  readonly active: boolean;
};

/** The order is arbitrary, and the same as long as the group does not change. */
export const listMembers = (
  rollcall: Rollcall,
  id: string,
  groupId: GroupId,
  wish: PageWish,
  moment?: Moment,
): TE.TaskEither<AdministrationError, Page<ListedMember>> =>
  pipe(
    directoryAsOf(rollcall, id, moment),
    TE.filterOrElse<AdministrationError, DirectoryView>(
      (view) => view.group(groupId) !== undefined,
      () => ({ _tag: 'GroupUnknown', groupId }),
    ),
    TE.map((view) =>
      pageOf(view.membersOf(groupId), view.memberCount(groupId), wish, (member) => listed(view, member)),
    ),
  );

const listed = (view: DirectoryView, id: UserId): ListedMember => {
  const user = view.user(id);
  return { id, userName: user?.userName ?? id, active: user?.active ?? false };
};
