import { type Rollcall, settled } from '@rollcall/server';
import * as E from 'fp-ts/lib/Either.js';
import type * as TE from 'fp-ts/lib/TaskEither.js';
import type { Failure } from '../terminal/answer';
import { administrationFailure } from './administration';

/** Waits until everything in the store is known; left as soon as it is known that the store cannot be followed. */
export const followedToEnd =
  ({ projector }: Rollcall): TE.TaskEither<Failure, void> =>
  async () => {
    const status = await settled(projector);
    if (status._tag !== 'Retrying' && status._tag !== 'Stopped') return E.right(undefined);
    const { reason = 'it is followed no longer' } = status;
    return E.left(administrationFailure({ _tag: 'Unavailable', reason }));
  };
