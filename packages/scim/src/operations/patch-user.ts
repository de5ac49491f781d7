import * as E from 'fp-ts/lib/Either.js';
import { applyOperation } from '../patch/apply';
import type { Patch } from '../patch/patch-operation';
import type { Change } from '../protocol/operation';
import { rejectionToError } from '../protocol/rejection-error';
import { extensionFault } from '../resource/lasting-values';
import { changesOf, userDocument, userParts } from '../resource/user-document';
import type { ItemRequest } from './item';
import { planOn } from './item';
import { findUser, showUser } from './user-operations';

/** RFC 7644 section 3.5.2: the operations are folded over the person, and one command has the differences. */
export const patchUser = ({ id, conditions, showing }: ItemRequest, patch: Patch): Change => ({
  _tag: 'Change',
  plan: planOn(findUser(id), { conditions, showing }, (user) => {
    let document = userDocument(user);
    for (const operation of patch.operations) {
      const changed = applyOperation(document, operation);
      if (E.isLeft(changed)) return changed;
      document = changed.right;
    }
    const parts = userParts(document);
    if (E.isLeft(parts)) return parts;
    const fault = extensionFault(showing.type, user.profile, parts.right.profile);
    return fault === undefined ? E.right(changesOf(user, parts.right)) : E.left(fault);
  }),
  answer: showUser(200, id, showing),
  refuse: rejectionToError,
  ignored: patch.ignored,
});
