import {
  createDirectory,
  type DirectoryId,
  decodeEvent,
  describeFoldFault,
  evolve,
  type MutableDirectory,
  nextRevision,
  type Revision,
} from '@rollcall/domain';
import { directoryStream, type EventStore, type ReadError } from '@rollcall/event-store';
import * as E from 'fp-ts/lib/Either.js';
import type * as TE from 'fp-ts/lib/TaskEither.js';
import type { Parked } from './projector';

const PAGE = 1_000;

export type ReplayOptions = {
  /** The last event to fold; the end of the stream when absent. */
  readonly until?: Revision;
  /** After each page. */
  readonly onProgress?: (revision: Revision) => void;
};

/** Builds a directory's state from its first event on, beside the live one. */
export const replay =
  (
    store: EventStore,
    id: DirectoryId,
    { until, onProgress }: ReplayOptions = {},
  ): TE.TaskEither<ReadError | Parked, MutableDirectory> =>
  async () => {
    const directory = createDirectory(id);
    for (;;) {
      const from = nextRevision(directory.revision);
      const page = await store.readForwards(directoryStream(id), from, PAGE)();
      if (E.isLeft(page)) return page;
      for (const stored of page.right) {
        if (until !== undefined && stored.revision > until) return E.right(directory);
        const decoded = decodeEvent(stored);
        const fault = E.isLeft(decoded) ? decoded.left : evolve(directory, decoded.right);
        if (fault !== undefined) {
          const reason = fault._tag === 'Undecodable' ? fault.reason : describeFoldFault(fault);
          return E.left({ _tag: 'Parked', directoryId: id, revision: stored.revision, reason });
        }
      }
      onProgress?.(directory.revision);
      if (page.right.length < PAGE) return E.right(directory);
    }
  };
