import { Readable } from 'node:stream';
import { type ExitCode, type Io, run } from '../src';

export type Ran = {
  readonly exitCode: ExitCode;
  readonly output: string;
  readonly errors: string;
  /** The output of `--json`. */
  readonly json: () => unknown;
};

export type TerminalOptions = {
  readonly stdin?: string | Iterable<Uint8Array>;
  readonly environment?: Io['environment'];
  readonly stop?: AbortSignal;
  /** A terminal that shows how far work is. */
  readonly status?: (line: string) => void;
  /** Told of each line of the output at once. */
  readonly onLine?: (line: string) => void;
};

/** Runs a command line in this process, without colour, and keeps what it said. */
export const rollcall = async (
  commandLine: ReadonlyArray<string>,
  { stdin = '', environment = {}, stop, status, onLine }: TerminalOptions = {},
): Promise<Ran> => {
  const output: Array<string> = [];
  const errors: Array<string> = [];
  const exitCode = await run(commandLine, {
    out: (line) => {
      output.push(line);
      onLine?.(line);
    },
    err: (line) => errors.push(line),
    ...(status && { status }),
    color: false,
    environment,
    stdin: () => Readable.from(typeof stdin === 'string' ? [Buffer.from(stdin)] : stdin),
    stopping: () => stop ?? new AbortController().signal,
  });
  return {
    exitCode,
    output: output.join('\n'),
    errors: errors.join('\n'),
    json: () => JSON.parse(output.join('\n')),
  };
};
