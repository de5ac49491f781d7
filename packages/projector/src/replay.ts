import {
  createDirectory,
  type DirectoryId,
  describeUnfoldable,
  foldStored,
  nextRevision,
  type Revision,
  type WholeDirectory,
} from '@rollcall/domain';
import { directoryStream, type EventStore, type ReadError } from '@rollcall/event-store';
import * as E from 'fp-ts/lib/Either.js';
import type * as TE from 'fp-ts/lib/TaskEither.js';
import { nextTurn } from './next-turn';
import type { Parked } from './projector';

const PAGE = 1_000;

export type ReplayOptions = {
  /** A state to go on from, which the replay takes over; the state before the first event when absent. */
  readonly from?: WholeDirectory;
  /** The last event to fold; the end of the stream when absent. */
  readonly until?: Revision;
  /** After each page. */
  readonly onProgress?: (revision: Revision) => void;
};

/** Builds a directory's state from its events, beside the live one; others get their turn after each page. */
export const replay =
  (
    store: EventStore,
    id: DirectoryId,
    { from = createDirectory(id), until, onProgress }: ReplayOptions = {},
  ): TE.TaskEither<ReadError | Parked, WholeDirectory> =>
  async () => {
    const directory = from;
    for (;;) {
      const next = nextRevision(directory.revision);
      if (until !== undefined && next > until) return E.right(directory);
      const page = await store.readForwards(directoryStream(id), next, PAGE)();
      if (E.isLeft(page)) return page;
      for (const stored of page.right) {
        if (until !== undefined && stored.revision > until) return E.right(directory);
        const folded = foldStored(directory, stored);
        if (E.isLeft(folded)) {
          const reason = describeUnfoldable(folded.left);
          return E.left({ _tag: 'Parked', directoryId: id, revision: stored.revision, reason });
        }
      }
      onProgress?.(directory.revision);
      if (page.right.length < PAGE) return E.right(directory);
      await nextTurn();
    }
  };
