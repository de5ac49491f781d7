import { type DirectoryView, decodeEvent, NO_EVENTS, revision } from '@rollcall/domain';
import { directoryStream } from '@rollcall/event-store';
import { asOf, type Moment } from '@rollcall/projector';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Rollcall } from '../../runtime/rollcall';
import type { AdministrationError } from '../administration-error';
import { knownDirectory } from '../known-directory';

/** The state of an open directory at a moment: a copy that nothing moves on. Without a moment, the live one. */
export const directoryAsOf = (
  rollcall: Rollcall,
  id: string,
  moment: Moment | undefined,
): TE.TaskEither<AdministrationError, DirectoryView> =>
  pipe(
    knownDirectory(rollcall, id),
    TE.chain((live) => (moment === undefined ? TE.right(live) : past(rollcall, live, moment))),
  );

const past = (
  rollcall: Rollcall,
  { id, erased }: DirectoryView,
  moment: Moment,
): TE.TaskEither<AdministrationError, DirectoryView> => {
  const { store, snapshots, clock } = rollcall;
  if ('instant' in moment && moment.instant.getTime() > clock().getTime()) {
    return TE.left({ _tag: 'InstantInFuture', instant: moment.instant });
  }
  return pipe(
    asOf(store, id, moment, { ...(snapshots && { snapshots }), erased }),
    TE.mapLeft(
      (error): AdministrationError =>
        error._tag === 'NotYet' ? { ...error, _tag: 'RevisionNotReached' } : error,
    ),
    TE.chain((view) =>
      view.revision === NO_EVENTS && 'instant' in moment
        ? beforeFirstEvent(rollcall, view, moment.instant)
        : TE.right(view),
    ),
  );
};

const beforeFirstEvent = (
  { store }: Rollcall,
  { id }: DirectoryView,
  instant: Date,
): TE.TaskEither<AdministrationError, never> =>
  pipe(
    store.readForwards(directoryStream(id), revision(0), 1),
    TE.chain(([first]): TE.TaskEither<AdministrationError, never> => {
      const decoded = first === undefined ? undefined : decodeEvent(first);
      const openedAt = decoded !== undefined && E.isRight(decoded) ? decoded.right.metadata.occurredAt : '';
      return TE.left({ _tag: 'BeforeFirstEvent', instant, openedAt });
    }),
  );
