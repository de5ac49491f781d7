import type { Logger } from 'pino';
import type { Rollcall } from '../runtime/rollcall';

/** Tells of a store that cannot be followed, and of directories that stop. */
export const logProjection = ({ projector }: Rollcall, logger: Logger): void => {
  projector.status$.subscribe((status) => {
    if (status._tag === 'Retrying') {
      logger.warn({ reason: status.reason, attempt: status.attempt }, 'the store cannot be followed');
    } else {
      logger.debug({ status: status._tag }, 'projection');
    }
  });
  projector.parked$.subscribe(({ directoryId, revision, reason }) => {
    const fields = { directory: directoryId, revision: revision.toString(), reason };
    logger.error(fields, 'a directory stopped: it denies all access');
  });
};
