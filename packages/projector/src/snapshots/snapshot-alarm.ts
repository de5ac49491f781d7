import type { SnapshotKey } from './snapshot-key';
import type { StorageFault } from './snapshot-store';

/** A snapshot, or the checkpoint when there is no key, that is not used; the log is read instead. */
export type SnapshotRefused = {
  readonly _tag: 'SnapshotRefused';
  readonly key: SnapshotKey | undefined;
  /**
   * `Corrupted`: its bytes are not those written. `Foreign`: it is of another log. `AheadOfLog`: the log
   * is shorter than what it was made of. `OtherFold`: another version of the program made it.
   */
  readonly cause: 'Corrupted' | 'Foreign' | 'AheadOfLog' | 'OtherFold';
  readonly reason: string;
};

export type SnapshotAlarm = SnapshotRefused | StorageFault;

export const refused = (
  key: SnapshotKey | undefined,
  cause: SnapshotRefused['cause'],
  reason: string,
): SnapshotRefused => ({ _tag: 'SnapshotRefused', key, cause, reason });
