import { type User, userId } from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import type { ScimError } from '../protocol/error';
import type { Change, ScimOperation } from '../protocol/operation';
import { rejectionToError, unknownUser } from '../protocol/rejection-error';
import { extensionFault, withLastingValues } from '../resource/lasting-values';
import type { ResourceDocument } from '../resource/read-document';
import { type Showing, userResponse } from '../resource/resource-response';
import { withoutStaleName } from '../resource/stale-name';
import { changesOf, userDocument, userParts } from '../resource/user-document';
import { answerWith, type Find, type ItemRequest, noContent, planOn, readOn } from './item';

export const findUser =
  (id: string): Find<User> =>
  (view) => {
    const user = view.user(userId(id));
    return user === undefined ? E.left(unknownUser(id)) : E.right(user);
  };

/** The answer that shows the user as the change left them. */
export const showUser = (status: number, id: string, showing: Showing) =>
  answerWith(findUser(id), (user, view) => userResponse(status, user, view, showing));

export const getUser = (item: ItemRequest): ScimOperation => ({
  _tag: 'Query',
  answer: readOn(findUser(item.id), item, (user, view) => userResponse(200, user, view, item.showing)),
});

/** RFC 7644 section 3.3. A user whose body says nothing of `active` is active. */
export const createUser = (
  document: ResourceDocument,
  newId: string,
  showing: Showing,
): E.Either<ScimError, Change> => {
  const parts = userParts(document.attributes);
  if (E.isLeft(parts)) return parts;
  const { userName, active = true, profile } = parts.right;
  const id = userId(newId);
  return E.right({
    _tag: 'Change',
    plan: () => E.right([{ _tag: 'CreateUser', userId: id, userName, active, profile }]),
    answer: showUser(201, id, showing),
    refuse: rejectionToError,
    ignored: document.ignored,
  });
};

/** RFC 7644 section 3.5.1. What the body leaves out is cleared, but for `active`, which stays. */
export const replaceUser = (
  { id, conditions, showing }: ItemRequest,
  document: ResourceDocument,
): E.Either<ScimError, Change> => {
  const checked = userParts(document.attributes);
  if (E.isLeft(checked)) return checked;
  return E.right({
    _tag: 'Change',
    plan: planOn(findUser(id), { conditions, showing }, (user) => {
      const sent = withLastingValues(showing.type, user.profile, document.attributes);
      const parts = userParts(withoutStaleName(userDocument(user), sent));
      if (E.isLeft(parts)) return parts;
      const fault = extensionFault(showing.type, user.profile, parts.right.profile);
      return fault === undefined ? E.right(changesOf(user, parts.right)) : E.left(fault);
    }),
    answer: showUser(200, id, showing),
    refuse: rejectionToError,
    ignored: document.ignored,
  });
};

/** RFC 7644 section 3.6. */
export const deleteUser = ({ id, conditions, showing }: ItemRequest): Change => ({
  _tag: 'Change',
  plan: planOn(findUser(id), { conditions, showing }, (user) =>
    E.right([{ _tag: 'DeleteUser', userId: user.id }]),
  ),
  answer: noContent,
  refuse: rejectionToError,
  ignored: [],
});
