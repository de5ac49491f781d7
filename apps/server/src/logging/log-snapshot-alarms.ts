import type { SnapshotAlarm } from '@rollcall/projector';
import type { Logger } from 'pino';
import type { Rollcall } from '../runtime/rollcall';

/** A line for each snapshot that was not used or not written; what it would have saved is read from the log. */
export const logSnapshotAlarms = ({ snapshotAlarms$ }: Rollcall, logger: Logger): void => {
  snapshotAlarms$.subscribe((alarm) => logger.warn(lineOf(alarm), 'a snapshot cannot be used'));
};

const lineOf = (alarm: SnapshotAlarm) =>
  alarm._tag === 'StorageFault'
    ? { cause: alarm._tag, reason: alarm.reason }
    : {
        cause: alarm.cause,
        reason: alarm.reason,
        directory: alarm.key?.directory,
        revision: alarm.key?.revision.toString(),
      };
