import type { DirectoryId } from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import type { Logger } from 'pino';
import type { CheckpointOutcome } from './checkpoint-schedule';

/** A log that was tampered with is an error, loud at each round until it is mended. */
export const logCheckpoint = (logger: Logger, directory: DirectoryId, outcome: CheckpointOutcome): void => {
  if (E.isRight(outcome)) {
    logger.debug({ directory, events: outcome.right.events }, 'the log was verified and signed');
    return;
  }
  const { cause, reason } = outcome.left;
  const level = cause === 'tampered' ? 'error' : 'warn';
  logger[level]({ directory, cause, reason }, 'the log was not verified: no checkpoint was made');
};
