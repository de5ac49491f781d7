import { type DirectoryId, parseDirectoryId, type StoredEvent } from '@rollcall/domain';
import type { EventStore } from '@rollcall/event-store';
import { walkHistory as walk } from '@rollcall/server';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { administrationFailure } from '../../store/administration';
import type { Failure } from '../../terminal/answer';

/** Hands over every stored event of a directory in order, also those that no state can be built from. */
export const walkHistory = (
  log: EventStore,
  id: DirectoryId,
  add: (event: StoredEvent) => void,
): TE.TaskEither<Failure, void> => pipe(walk(log, id, add), TE.mapLeft(administrationFailure));

/** The id in the text, whether or not its events can be read. */
export const directoryNamed = (text: string): TE.TaskEither<Failure, DirectoryId> =>
  pipe(
    TE.fromEither(parseDirectoryId(text)),
    TE.mapLeft(() => noDirectory(text)),
  );

export const noDirectory = (directoryId: string): Failure =>
  administrationFailure({ _tag: 'DirectoryNotFound', directoryId });
