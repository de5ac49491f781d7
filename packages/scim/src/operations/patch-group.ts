import type { DirectoryView, Group } from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import { applyOperation } from '../patch/apply';
import { MembershipDraft } from '../patch/membership-draft';
import { memberBudget, patchMembers } from '../patch/patch-members';
import type { Patch } from '../patch/patch-operation';
import type { Change } from '../protocol/operation';
import { rejectionToError } from '../protocol/rejection-error';
import type { ScimResponse } from '../protocol/request';
import { shows } from '../query/projection';
import { changesOf, groupDocument, groupParts } from '../resource/group-document';
import { extensionFault } from '../resource/lasting-values';
import { groupResponse, resourceHeaders, type Showing } from '../resource/resource-response';
import { findGroup } from './group-operations';
import { answerWith, type ItemRequest, planOn } from './item';

/** Above it, a PATCH that does not ask for attributes is answered without the group. */
export const MAX_MEMBERS_SHOWN_AFTER_PATCH = 1000;

/** RFC 7644 section 3.5.2: members are changed by name, never by writing the list anew. */
export const patchGroup = ({ id, conditions, showing }: ItemRequest, patch: Patch): Change => ({
  _tag: 'Change',
  plan: planOn(findGroup(id), { conditions, showing }, (group, view) => {
    let document = groupDocument(group);
    const draft = new MembershipDraft(group, view);
    const budget = memberBudget();
    for (const operation of patch.operations) {
      if (operation.target.attribute.name === 'members') {
        const fault = patchMembers(draft, operation, view, showing.baseUrl, budget);
        if (fault !== undefined) return E.left(fault);
      } else {
        const changed = applyOperation(document, operation);
        if (E.isLeft(changed)) return changed;
        document = changed.right;
      }
    }
    const parts = groupParts(document);
    if (E.isLeft(parts)) return parts;
    const fault = extensionFault(showing.type, group.profile, parts.right.profile);
    return fault === undefined
      ? E.right([...changesOf(group, parts.right), ...draft.commands()])
      : E.left(fault);
  }),
  answer: answerWith(findGroup(id), (group, view) => patched(group, view, showing)),
  refuse: rejectionToError,
  ignored: patch.ignored,
});

const patched = (group: Group, view: DirectoryView, showing: Showing): ScimResponse => {
  const { projection, type, baseUrl } = showing;
  const tooLarge =
    projection.mode !== 'only' &&
    shows(projection, type, 'members') &&
    view.memberCount(group.id) > MAX_MEMBERS_SHOWN_AFTER_PATCH;
  return tooLarge
    ? { status: 204, headers: resourceHeaders(type, group, view, baseUrl) }
    : groupResponse(200, group, view, showing);
};
