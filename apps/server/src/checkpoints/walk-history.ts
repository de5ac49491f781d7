import { type DirectoryId, NO_EVENTS, nextRevision, type StoredEvent } from '@rollcall/domain';
import { directoryStream, type EventStore, type ReadError } from '@rollcall/event-store';
import * as E from 'fp-ts/lib/Either.js';
import type * as TE from 'fp-ts/lib/TaskEither.js';

const PAGE = 1_000;

/**
 * Hands over every stored event of a directory in order, also those that no state can be built from. Others get
 * their turn after each page.
 */
export const walkHistory =
  (
    log: EventStore,
    id: DirectoryId,
    add: (event: StoredEvent) => void,
    stop?: AbortSignal,
  ): TE.TaskEither<ReadError, void> =>
  async () => {
    let next = nextRevision(NO_EVENTS);
    for (;;) {
      if (stop?.aborted === true) return E.left({ _tag: 'Unavailable', reason: 'the reading was stopped' });
      const page = await log.readForwards(directoryStream(id), next, PAGE)();
      if (E.isLeft(page)) return page;
      for (const event of page.right) add(event);
      const last = page.right.at(-1);
      if (last === undefined || page.right.length < PAGE) return E.right(undefined);
      next = nextRevision(last.revision);
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
