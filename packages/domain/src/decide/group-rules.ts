import type { GroupId } from '../ids/ids';
import { canonicalName } from '../names/canonical-name';
import type { DirectoryView } from '../state/directory-view';
import type { Rejection } from './rejection';

/** A name that access rules can refer to, and that no other group of the directory has. */
export const groupNameFault = (
  view: DirectoryView,
  id: GroupId,
  displayName: string,
): Rejection | undefined => {
  const name = canonicalName(displayName);
  if (name === '') return { _tag: 'GroupNameEmpty' };
  if (name.includes('@')) return { _tag: 'GroupNameHasAt', displayName };
  const owner = view.groupByName(name);
  return owner === undefined || owner.id === id
    ? undefined
    : { _tag: 'GroupNameTaken', displayName, owner: owner.id, ownerName: owner.displayName };
};
