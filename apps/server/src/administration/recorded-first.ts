import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Rollcall } from '../runtime/rollcall';
import type { AdministrationError } from './administration-error';
import { changeDirectory, type DirectoryChange } from './change-directory';

type Deed<Answer, Done> = {
  /** What the event says that happened: "the inventory was replaced". */
  readonly told: string;
  readonly act: (answer: Answer) => TE.TaskEither<{ readonly reason: string }, Done>;
};

/**
 * For what is kept outside the log. The event is appended first and then done what it says: a process that ends in
 * between leaves a trail that tells too much, never too little, and whoever asked was not answered and asks again.
 */
export const recordedFirst = <Answer, Done>(
  rollcall: Rollcall,
  id: string,
  change: DirectoryChange<Answer>,
  { told, act }: Deed<Answer, Done>,
): TE.TaskEither<AdministrationError, Done> =>
  pipe(
    changeDirectory(rollcall, id, change),
    TE.chain(({ answer, revision }) =>
      pipe(
        act(answer),
        TE.mapLeft(({ reason }): AdministrationError => ({ _tag: 'NotDoneYet', told, revision, reason })),
      ),
    ),
  );
