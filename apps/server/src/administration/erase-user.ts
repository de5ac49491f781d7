import { type DirectoryView, NO_EVENTS, type Revision, type User, type UserId } from '@rollcall/domain';
import type { RequestContext } from '@rollcall/writer';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { finishErasure } from '../runtime/finish-erasures';
import type { Rollcall } from '../runtime/rollcall';
import type { AdministrationError } from './administration-error';
import { userEverCalled } from './audit/ever-called';
import { changeDirectory } from './change-directory';
import { knownDirectory } from './known-directory';
import { personalTexts } from './personal-texts';

export type ErasedUser = {
  readonly userId: UserId;
  /** Of `UserErased`. */
  readonly revision: Revision;
  /** What still names the person and is for people to change; known only of somebody who was here until now. */
  readonly stillNamedBy: ReadonlyArray<'policy' | 'inventory'>;
};

/**
 * Takes a person out of everything, for good; also one who was deleted before. `reference`: an id, or a userName of
 * now or before; `confirm` repeats the id. Sent again, it finishes what could not be finished.
 */
export const eraseUser = (
  rollcall: Rollcall,
  context: RequestContext,
  id: string,
  { reference, confirm }: { readonly reference: string; readonly confirm: string },
): TE.TaskEither<AdministrationError, ErasedUser> =>
  pipe(
    knownDirectory(rollcall, id),
    TE.bindTo('view'),
    TE.bindW('userId', ({ view }) => userEverCalled(rollcall, view, reference)),
    TE.bindW('user', ({ view, userId }) => TE.fromEither(erasable(rollcall, view, userId, reference))),
    TE.filterOrElse(
      ({ userId }) => confirm === userId,
      ({ userId, user }): AdministrationError => ({
        _tag: 'ErasureNotConfirmed',
        userId,
        userName: user?.userName,
      }),
    ),
    TE.bindW('stillNamedBy', ({ view, user }) => TE.fromTask(stillNamedBy(rollcall, view, user))),
    TE.chainW(({ view, userId, stillNamedBy }) =>
      pipe(
        changeDirectory(rollcall, id, {
          context,
          plan: () => E.right([{ _tag: 'EraseUser', userId }]),
          answer: ({ erased }) => erased.get(userId) ?? NO_EVENTS,
        }),
        TE.chainFirstW(({ answer }) =>
          pipe(
            finishErasure(
              { keys: rollcall.keys, snapshots: rollcall.snapshots?.store },
              { id: view.id, erased: new Map([[userId, answer]]) },
            ),
            TE.mapLeft(({ reason }): AdministrationError => ({ _tag: 'ErasureNotFinished', reason })),
          ),
        ),
        TE.map(({ answer }) => ({ userId, revision: answer, stillNamedBy })),
      ),
    ),
  );

/** The person, if they are here. Of somebody who was deleted their key tells that they were. */
const erasable = (
  { keys }: Rollcall,
  view: DirectoryView,
  userId: UserId,
  reference: string,
): E.Either<AdministrationError, User | undefined> => {
  if (view.settings?.erasable !== true)
    return E.left({ _tag: 'Rejected', rejection: { _tag: 'DirectoryNotErasable' } });
  if (keys === undefined) return E.left({ _tag: 'NoMasterKey' });
  const user = view.user(userId);
  if (user !== undefined || view.erased.has(userId)) return E.right(user);
  return pipe(
    keys.of(view.id, [userId]),
    E.filterOrElseW(
      (found) => found.has(userId),
      (): AdministrationError => ({ _tag: 'NobodyCalled', kind: 'user', reference }),
    ),
    E.map(() => undefined),
  );
};

const stillNamedBy =
  (rollcall: Rollcall, view: DirectoryView, user: User | undefined) =>
  async (): Promise<ErasedUser['stillNamedBy']> => {
    if (user === undefined) return [];
    const texts = personalTexts(user);
    const names = (content: string | undefined): boolean => {
      const folded = content?.toLowerCase() ?? '';
      return texts.some((text) => folded.includes(text));
    };
    const inventory = await rollcall.access(view.id).file?.read();
    const devices = inventory === undefined || E.isLeft(inventory) ? undefined : inventory.right?.json;
    return [
      ...(names(view.policy?.text) ? (['policy'] as const) : []),
      ...(names(JSON.stringify(devices)) ? (['inventory'] as const) : []),
    ];
  };
