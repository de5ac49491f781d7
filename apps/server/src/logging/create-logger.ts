import { type DestinationStream, destination, type Logger, pino, stdTimeFunctions } from 'pino';
import type { LogLevel } from '../configuration/configuration';

const REDACTED = '[redacted]';

/** Wherever they occur near the top of a line: keys, tokens and passwords are for nobody's eyes. */
const secrets = ['authorization', 'password', 'key', 'token', 'secret', 'secretHash', 'adminToken'];

/**
 * JSON lines on standard output. The lines of this server hold no header, body or query string; the
 * redaction is there for objects that somebody passes on, such as an error with the request in it.
 */
export const createLogger = (
  level: LogLevel,
  stream: DestinationStream = destination({ sync: false }),
): Logger =>
  pino(
    {
      level,
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: {
        paths: secrets.flatMap((name) => [name, `*.${name}`, `*.*.${name}`, `*.*.*.${name}`]),
        censor: REDACTED,
      },
    },
    stream,
  );
