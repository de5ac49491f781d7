import type { Logger } from 'pino';
import type { Alert } from './alert';
import type { Looked } from './watch-alerts';

/** A line for each selector that stopped resolving, and one when it resolves again. People are not named. */
export const logAlerts =
  (logger: Logger) =>
  ({ directoryId: directory, raised, cleared }: Looked): void => {
    for (const alert of raised) {
      logger.warn({ directory, ...lineOf(alert) }, 'a name in the policy stopped resolving');
    }
    for (const alert of cleared) {
      logger.info({ directory, ...lineOf(alert) }, 'a name in the policy resolves again, or is gone from it');
    }
  };

const lineOf = ({ selector, code, rules, since, group }: Alert) => ({
  code,
  rules: rules.map(({ section, ruleIndex, line }) => `${section}[${ruleIndex}] line ${line}`),
  ...(code.startsWith('user-') ? {} : { selector }),
  ...(group && { was: group.was, now: group.now }),
  ...(since && { revision: since.revision.toString(), since: since.at }),
});
