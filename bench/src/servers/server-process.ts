import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A server under test, in a process of its own. */
export type ServerProcess = {
  /** Without a slash at the end. */
  readonly url: string;
  /** Resolves when the process has ended. */
  readonly stop: () => Promise<void>;
};

/** Runs a program that tells where it listens by a line of JSON with a `url`; throws if it ends before. */
export const startServer = async (
  program: string,
  args: ReadonlyArray<string>,
  environment: NodeJS.ProcessEnv = {},
): Promise<ServerProcess> => {
  const child = spawn(process.execPath, [program, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...environment },
  });
  const ended = once(child, 'exit');
  const killWithUs = () => child.kill('SIGKILL');
  process.once('exit', killWithUs);
  child.once('exit', () => process.off('exit', killWithUs));
  const url = await Promise.race([
    urlFrom(child.stdout),
    ended.then(([code]) => {
      throw new Error(`${program} ended with code ${code} before it listened`);
    }),
  ]);
  return {
    url,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
};

const urlFrom = async (output: NodeJS.ReadableStream): Promise<string> => {
  const lines = createInterface(output);
  for await (const line of lines) {
    const said = line.startsWith('{') ? urlIn(JSON.parse(line)) : undefined;
    if (said !== undefined) {
      output.resume();
      return said;
    }
  }
  throw new Error('the server closed its output before it said where it listens');
};

const urlIn = (said: unknown): string | undefined =>
  typeof said === 'object' && said !== null && 'url' in said && typeof said.url === 'string'
    ? said.url
    : undefined;
