import { type EventId, NO_EVENTS, type Revision } from '@rollcall/domain';

/**
 * What to do with an append.
 * `Repeated`: it was written before, by an append of the same ids after the same revision.
 */
export type Admission = 'Append' | 'Repeated' | 'WrongRevision';

/**
 * The rules of EventStoreDB for an append with an explicit revision (`IndexWriter.CheckCommit`).
 * `idsAfter` gives the ids stored from the revision after `expected` on, as many as asked for if there are.
 */
export const admit = (
  head: Revision,
  expected: Revision,
  ids: ReadonlyArray<EventId>,
  idsAfter: (expected: Revision, count: number) => ReadonlyArray<string>,
): Admission => {
  if (expected === head) return 'Append';
  if (expected < NO_EVENTS) return 'WrongRevision';
  const stored = idsAfter(expected, ids.length);
  const same = stored.length === ids.length && stored.every((id, index) => id === ids[index]);
  return same ? 'Repeated' : 'WrongRevision';
};
