import type { SnapshotAlarm } from './snapshot-alarm';
import type { SnapshotStore } from './snapshot-store';

/** Snapshots to start from. */
export type Snapshots = {
  readonly store: SnapshotStore;
  /** Told of each snapshot that is refused and of each fault of the storage. */
  readonly onAlarm?: (alarm: SnapshotAlarm) => void;
};
