import type { Logger } from 'pino';
import type { FailingTest } from './failing-test';
import type { TestsRan } from './watch-tests';

/** A line for each test of a policy that turned. Tests name people, so the line says only where the test stands. */
export const logTests =
  (logger: Logger) =>
  ({ directoryId: directory, failed, passedAgain }: TestsRan): void => {
    for (const test of failed) {
      logger.warn({ directory, ...lineOf(test) }, 'a test of the policy fails since the directory changed');
    }
    for (const test of passedAgain) {
      logger.info({ directory, ...lineOf(test) }, 'a test of the policy passes again');
    }
  };

const lineOf = ({ index, at, passedAt, since }: FailingTest) => ({
  test: `tests[${index}] line ${at.line}`,
  passedAt: passedAt.toString(),
  ...(since && { revision: since.revision.toString(), since: since.at }),
});
