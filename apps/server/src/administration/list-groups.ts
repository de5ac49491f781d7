import type { DirectoryView, Group } from '@rollcall/domain';
import type { Moment } from '@rollcall/projector';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Rollcall } from '../runtime/rollcall';
import type { AdministrationError } from './administration-error';
import { directoryAsOf } from './as-of/directory-as-of';
import { type Page, type PageWish, pageOf } from './page';

export type ListedGroup = Pick<Group, 'id' | 'displayName' | 'canonicalName' | 'createdAt' | 'changedAt'> & {
  readonly memberCount: number;
  /** How rules may name it, one for each domain of the directory: `group:name@domain`. */
  readonly selectors: ReadonlyArray<string>;
};

/** In the order of creation. */
export const listGroups = (
  rollcall: Rollcall,
  id: string,
  wish: PageWish,
  moment?: Moment,
): TE.TaskEither<AdministrationError, Page<ListedGroup>> =>
  pipe(
    directoryAsOf(rollcall, id, moment),
    TE.map((view) => pageOf(view.groups(), view.groupCount, wish, (group) => listed(view, group))),
  );

const listed = (view: DirectoryView, group: Group): ListedGroup => ({
  id: group.id,
  displayName: group.displayName,
  canonicalName: group.canonicalName,
  selectors: (view.settings?.domains ?? []).map((domain) => `group:${group.canonicalName}@${domain}`),
  memberCount: view.memberCount(group.id),
  createdAt: group.createdAt,
  changedAt: group.changedAt,
});
