import { type Command, type Group, groupId } from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import type { ScimError } from '../protocol/error';
import type { Change, ScimOperation } from '../protocol/operation';
import { rejectionToError, unknownGroup } from '../protocol/rejection-error';
import { changesOf, groupParts, memberIds } from '../resource/group-document';
import { extensionFault, withLastingValues } from '../resource/lasting-values';
import type { ResourceDocument } from '../resource/read-document';
import { groupResponse, type Showing } from '../resource/resource-response';
import { answerWith, type Find, type ItemRequest, noContent, planOn, readOn } from './item';

export const findGroup =
  (id: string): Find<Group> =>
  (view) => {
    const group = view.group(groupId(id));
    return group === undefined ? E.left(unknownGroup(id)) : E.right(group);
  };

const showGroup = (status: number, id: string, showing: Showing) =>
  answerWith(findGroup(id), (group, view) => groupResponse(status, group, view, showing));

export const getGroup = (item: ItemRequest): ScimOperation => ({
  _tag: 'Query',
  answer: readOn(findGroup(item.id), item, (group, view) => groupResponse(200, group, view, item.showing)),
});

/** RFC 7644 section 3.3. */
export const createGroup = (
  document: ResourceDocument,
  newId: string,
  showing: Showing,
): E.Either<ScimError, Change> => {
  const parts = groupParts(document.attributes);
  if (E.isLeft(parts)) return parts;
  const id = groupId(newId);
  const members = memberIds(document.attributes.members);
  return E.right({
    _tag: 'Change',
    plan: () => E.right([{ _tag: 'CreateGroup', groupId: id, ...parts.right, members }]),
    answer: showGroup(201, id, showing),
    refuse: rejectionToError,
    ignored: document.ignored,
  });
};

/**
 * RFC 7644 section 3.5.1. What the body leaves out is cleared, but for `members`: an absent list stays, an
 * empty one clears.
 */
export const replaceGroup = (
  { id, conditions, showing }: ItemRequest,
  document: ResourceDocument,
): E.Either<ScimError, Change> => {
  const checked = groupParts(document.attributes);
  if (E.isLeft(checked)) return checked;
  const members = document.given.has('members') ? memberIds(document.attributes.members) : undefined;
  return E.right({
    _tag: 'Change',
    plan: planOn(findGroup(id), { conditions, showing }, (group) => {
      const parts = groupParts(withLastingValues(showing.type, group.profile, document.attributes));
      if (E.isLeft(parts)) return parts;
      const fault = extensionFault(showing.type, group.profile, parts.right.profile);
      if (fault !== undefined) return E.left(fault);
      const commands: Command[] = [...changesOf(group, parts.right)];
      if (members !== undefined) commands.push({ _tag: 'ReplaceMembers', groupId: group.id, members });
      return E.right(commands);
    }),
    answer: showGroup(200, id, showing),
    refuse: rejectionToError,
    ignored: document.ignored,
  });
};

/** RFC 7644 section 3.6. */
export const deleteGroup = ({ id, conditions, showing }: ItemRequest): Change => ({
  _tag: 'Change',
  plan: planOn(findGroup(id), { conditions, showing }, (group) =>
    E.right([{ _tag: 'DeleteGroup', groupId: group.id }]),
  ),
  answer: noContent,
  refuse: rejectionToError,
  ignored: [],
});
