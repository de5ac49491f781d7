import {
  type DirectoryId,
  NO_EVENTS,
  nextRevision,
  parseDirectoryId,
  type StoredEvent,
} from '@rollcall/domain';
import { directoryStream, type EventStore } from '@rollcall/event-store';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { administrationFailure } from '../../store/administration';
import { type Failure } from '../../terminal/answer';

const PAGE = 1_000;

/** Hands over every stored event of a directory in order, also those that no state can be built from. */
export const walkHistory =
  (store: EventStore, id: DirectoryId, add: (event: StoredEvent) => void): TE.TaskEither<Failure, void> =>
  async () => {
    let next = nextRevision(NO_EVENTS);
    for (;;) {
      const page = await store.readForwards(directoryStream(id), next, PAGE)();
      if (E.isLeft(page)) return E.left(administrationFailure(page.left));
      for (const event of page.right) add(event);
      const last = page.right.at(-1);
      if (last === undefined || page.right.length < PAGE) return E.right(undefined);
      next = nextRevision(last.revision);
    }
  };

/** The id in the text, whether or not its events can be read. */
export const directoryNamed = (text: string): TE.TaskEither<Failure, DirectoryId> =>
  pipe(
    TE.fromEither(parseDirectoryId(text)),
    TE.mapLeft(() => noDirectory(text)),
  );

export const noDirectory = (directoryId: string): Failure =>
  administrationFailure({ _tag: 'DirectoryNotFound', directoryId });
