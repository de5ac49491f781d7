import type { Io } from './io';

/**
 * The process itself: colour on a terminal alone. What waits to be stopped is stopped by SIGTERM, SIGINT, and a
 * reader who has enough; a second signal ends the process at once, as the first does anything else.
 */
export const processIo = (): Io => {
  const stop = new AbortController();
  let heeds = false;
  const stopping = (): AbortSignal => {
    if (!heeds) for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stop.abort());
    heeds = true;
    return stop.signal;
  };
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    stop.abort();
  });
  // Whoever closed it does not want to know, which is no reason to stop what is served.
  process.stderr.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  const { NO_COLOR: noColor } = process.env;
  return {
    out: (line) => process.stdout.write(`${line}\n`),
    err: (line) => process.stderr.write(`${line}\n`),
    ...(process.stderr.isTTY === true && { status: (line) => process.stderr.write(`\r\u001b[K${line}`) }),
    color: process.stdout.isTTY === true && (noColor === undefined || noColor === ''),
    environment: process.env,
    stdin: () => process.stdin,
    stopping,
  };
};
