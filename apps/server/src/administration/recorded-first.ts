import { type Command, nextRevision, type Revision } from '@rollcall/domain';
import type { RequestContext } from '@rollcall/writer';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Rollcall } from '../runtime/rollcall';
import type { AdministrationError } from './administration-error';
import { changeDirectory } from './change-directory';

export type RecordedDeed<Done> = {
  /** What the event says that happened, for people: "the inventory was replaced". */
  readonly told: string;
  /** `own`: the revision that its event is going to have. */
  readonly command: (own: Revision) => Command;
  readonly act: (own: Revision) => TE.TaskEither<{ readonly reason: string }, Done>;
};

/**
 * For what is kept outside the log. The event is appended first, and then done what it says: a process that ends in
 * between leaves a trail that tells too much, never too little, and whoever asked was not answered and asks again.
 */
export const recordedFirst = <Done>(
  rollcall: Rollcall,
  context: RequestContext,
  id: string,
  { told, command, act }: RecordedDeed<Done>,
): TE.TaskEither<AdministrationError, Done> =>
  pipe(
    changeDirectory(rollcall, id, {
      context,
      plan: (view) => E.right([command(nextRevision(view.revision))]),
      answer: (view) => view.revision,
    }),
    TE.chain(({ answer: revision }) =>
      pipe(
        act(revision),
        TE.mapLeft(({ reason }): AdministrationError => ({ _tag: 'NotDoneYet', told, revision, reason })),
      ),
    ),
  );
