import { NO_EVENTS } from '@rollcall/domain';
import type { SnapshotKey } from './snapshot-key';

/**
 * Which snapshots of one directory to give up so that so many stay: the newest, to start from, and others
 * spread over the whole history, so that no past moment is far from one.
 */
export const superfluous = (keys: ReadonlyArray<SnapshotKey>, keep: number): ReadonlyArray<SnapshotKey> => {
  const kept = keys.toSorted((a, b) => (a.revision < b.revision ? -1 : 1));
  const given: SnapshotKey[] = [];
  while (kept.length > Math.max(1, keep)) given.push(...kept.splice(leastMissed(kept), 1));
  return given;
};

/** The place of the one whose neighbours are closest to each other; never the last. */
const leastMissed = (keys: ReadonlyArray<SnapshotKey>): number => {
  const gap = (place: number): bigint =>
    (keys[place + 1]?.revision ?? NO_EVENTS) - (keys[place - 1]?.revision ?? NO_EVENTS);
  let least = 0;
  for (let place = 1; place < keys.length - 1; place++) if (gap(place) < gap(least)) least = place;
  return least;
};
