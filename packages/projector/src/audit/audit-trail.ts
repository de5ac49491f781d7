import type { DirectoryId, Revision, UserId } from '@rollcall/domain';
import type { ReadError } from '@rollcall/event-store';
import type * as TE from 'fp-ts/lib/TaskEither.js';
import type { Parked } from '../projector';
import type { AuditCursor } from './audit-cursor';
import type { AuditEntry } from './audit-entry';
import type { AuditFilter } from './audit-filter';
import type { PersonTimelineEntry } from './person-timeline';
import type { RecordedResources } from './recorded-resources';

export type AuditQuery = {
  readonly filter: AuditFilter;
  /** Entries at the most, from 1 on. */
  readonly limit: number;
  /** Only entries older than this one. */
  readonly after?: AuditCursor;
};

export type AuditPage = {
  /** Newest first. */
  readonly entries: ReadonlyArray<AuditEntry>;
  /** Id of the last entry, the `after` of the next page; absent on the last page. */
  readonly next: string | undefined;
};

export type AuditBatch = {
  /** Oldest first; all entries of each event or none. */
  readonly entries: ReadonlyArray<AuditEntry>;
  /** The last event considered; the `after` of the next batch. */
  readonly revision: Revision;
};

/**
 * Answers who did what, by an index over the events that follows the projector. The index of a directory is
 * built when it is first asked about, by one reading of its stream; questions read the events it names.
 */
export interface AuditTrail {
  query(id: DirectoryId, query: AuditQuery): TE.TaskEither<ReadError | Parked, AuditPage>;
  /** The entries of up to `maxEvents` events after a revision: for exports that go on where they stopped. */
  since(id: DirectoryId, after: Revision, maxEvents: number): TE.TaskEither<ReadError | Parked, AuditBatch>;
  /**
   * Everything that happened to one person, newest first: created, changed, joined and left, and what became
   * of the groups while they were in them.
   */
  timelineOf(
    id: DirectoryId,
    person: UserId,
  ): TE.TaskEither<ReadError | Parked, ReadonlyArray<PersonTimelineEntry>>;
  /** Single users and groups as they were after an event, from the events that the index names. */
  resources(id: DirectoryId): TE.TaskEither<ReadError | Parked, RecordedResources>;
  /** Follows the projector no longer and forgets the indexes. */
  stop(): void;
}
