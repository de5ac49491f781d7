import type { DirectoryId } from '../ids/directory-id';
import type { GroupId, UserId } from '../ids/ids';
import type { Revision } from '../ids/revision';

/** An event that cannot follow the state it is folded into: the log or the fold is wrong. The state is as before. */
export type FoldFault =
  | { readonly _tag: 'RevisionGap'; readonly expected: Revision; readonly found: Revision }
  | { readonly _tag: 'OtherDirectory'; readonly revision: Revision; readonly directoryId: DirectoryId }
  | { readonly _tag: 'UnknownUser'; readonly revision: Revision; readonly userId: UserId }
  | { readonly _tag: 'UnknownGroup'; readonly revision: Revision; readonly groupId: GroupId }
  | { readonly _tag: 'AlreadyThere'; readonly revision: Revision; readonly id: UserId | GroupId }
  | { readonly _tag: 'StillMember'; readonly revision: Revision; readonly userId: UserId };

export const describeFoldFault = (fault: FoldFault): string => {
  switch (fault._tag) {
    case 'RevisionGap':
      return `event ${fault.expected} is missing: the next one found is ${fault.found}`;
    case 'OtherDirectory':
      return `event ${fault.revision} is of directory ${fault.directoryId}, in whose log it belongs`;
    case 'UnknownUser':
      return `event ${fault.revision} names user ${fault.userId}, who does not exist`;
    case 'UnknownGroup':
      return `event ${fault.revision} names group ${fault.groupId}, which does not exist`;
    case 'AlreadyThere':
      return `event ${fault.revision} creates ${fault.id}, which exists`;
    case 'StillMember':
      return `event ${fault.revision} removes user ${fault.userId}, who is still in a group`;
  }
};

export const unknownUser = (revision: Revision, userId: UserId): FoldFault => ({
  _tag: 'UnknownUser',
  revision,
  userId,
});

export const unknownGroup = (revision: Revision, groupId: GroupId): FoldFault => ({
  _tag: 'UnknownGroup',
  revision,
  groupId,
});
