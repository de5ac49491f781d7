import type { Io } from './io';

/** The process itself: colour on a terminal alone, and stopped by SIGTERM, SIGINT, and a reader who has enough. */
export const processIo = (): Io => {
  const stop = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stop.abort());
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    stop.abort();
  });
  const { NO_COLOR: noColor } = process.env;
  return {
    out: (line) => process.stdout.write(`${line}\n`),
    err: (line) => process.stderr.write(`${line}\n`),
    ...(process.stderr.isTTY === true && { status: (line) => process.stderr.write(`\r\u001b[K${line}`) }),
    color: process.stdout.isTTY === true && (noColor === undefined || noColor === ''),
    environment: process.env,
    readStdin,
    stop: stop.signal,
  };
};

const readStdin = async (): Promise<string> => {
  const chunks: Array<Buffer> = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
};
