import * as E from 'fp-ts/lib/Either.js';
import type { EraseUser } from '../commands/command';
import type { Decide } from './decision';
import { departures } from './membership';

/** Once is enough. Somebody who was deleted before can be erased as well. */
export const eraseUser: Decide<EraseUser> =
  ({ userId }) =>
  (view) => {
    if (view.settings?.erasable !== true) return E.left({ _tag: 'DirectoryNotErasable' });
    if (view.erased.has(userId)) return E.right([]);
    return E.right([...departures(view, userId), { type: 'UserErased', data: { userId } }]);
  };
