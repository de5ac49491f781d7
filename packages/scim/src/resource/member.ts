import { type DirectoryView, displayOf, type JsonObject, type UserId } from '@rollcall/domain';
import { locationOf } from './location';

/** A member as a group shows it (RFC 7643 section 4.2). */
export const readMember = (id: UserId, view: DirectoryView, baseUrl: string): JsonObject => {
  const user = view.user(id);
  const $ref = locationOf(baseUrl, 'Users', id);
  return user === undefined
    ? { value: id, type: 'User', $ref }
    : { value: id, display: displayOf(user), type: 'User', $ref };
};
