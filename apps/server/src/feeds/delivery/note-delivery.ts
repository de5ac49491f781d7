import type { Logger } from 'pino';
import type { Metrics } from '../../metrics/metrics';
import type { Feed } from '../feed';
import type { NotDelivered } from './delivery';

/** Counts every attempt, and logs those that failed. */
export const noteDelivery =
  (logger: Logger, metrics: Metrics) =>
  ({ directory, id }: Feed, failure: NotDelivered | undefined): void => {
    metrics.delivered(directory, id, failure === undefined ? 'delivered' : 'failed');
    if (failure !== undefined) {
      logger.warn({ directory, feed: id, reason: failure.reason }, 'a feed does not get on');
    }
  };
