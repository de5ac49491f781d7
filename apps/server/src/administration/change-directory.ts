import type { Command, DirectoryId, DirectoryView } from '@rollcall/domain';
import type { Committed, RequestContext } from '@rollcall/writer';
import type * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Rollcall } from '../runtime/rollcall';
import type { AdministrationError, AdministrationRefusal } from './administration-error';
import { directoryIdOf, directoryNotFound } from './known-directory';

export type DirectoryChange<Answer> = {
  readonly context: RequestContext;
  readonly plan: (
    view: DirectoryView,
    id: DirectoryId,
  ) => E.Either<AdministrationRefusal, ReadonlyArray<Command>>;
  readonly answer: (view: DirectoryView) => Answer;
};

/** Plans on a state as new as the store, so that even a refusal is not founded on an older one. */
export const changeDirectory = <Answer>(
  { projector, writer }: Rollcall,
  id: string,
  { context, plan, answer }: DirectoryChange<Answer>,
): TE.TaskEither<AdministrationError, Committed<Answer>> =>
  pipe(
    TE.fromEither(directoryIdOf(id)),
    TE.chainFirstW((directoryId) => projector.catchUp(directoryId)),
    TE.chainW((directoryId) =>
      pipe(
        writer.execute(directoryId, { context, answer, plan: (view) => plan(view, directoryId) }),
        TE.mapLeft((error): AdministrationError => {
          if (error._tag === 'Refused') return error.refusal;
          const isNotOpen = error._tag === 'Rejected' && error.rejection._tag === 'DirectoryNotOpen';
          return isNotOpen ? directoryNotFound(id) : error;
        }),
      ),
    ),
  );
