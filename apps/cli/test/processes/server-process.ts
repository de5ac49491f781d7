import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const program = join(__dirname, '../../dist/main.js');

export const adminToken = 'process-tests-admin-token-0123456789';

/** A real `rollcall serve`, built before the tests run. */
export type ServerProcess = {
  readonly url: string;
  /** SIGKILL: no farewell, nothing flushed. */
  readonly kill: () => Promise<void>;
  /** SIGTERM, as an orchestrator would. */
  readonly stop: () => Promise<number | null>;
};

export const startServer = async (
  store: string,
  environment: { readonly [name: string]: string } = {},
): Promise<ServerProcess> => {
  if (!existsSync(program)) throw new Error('apps/cli is not built: run `npm run build` first');
  const child = spawn(process.execPath, [program, 'serve'], {
    env: {
      ...process.env,
      ROLLCALL_STORE: store,
      ROLLCALL_PORT: '0',
      ROLLCALL_ADMIN_TOKEN: adminToken,
      ROLLCALL_LOG_LEVEL: 'error',
      ROLLCALL_RATE_LIMIT: '0',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = once(child, 'exit');
  const end = (signal: NodeJS.Signals) => async (): Promise<number | null> => {
    child.kill(signal);
    await exited;
    return child.exitCode;
  };
  const kill = end('SIGKILL');
  return {
    url: await addressOf(child),
    kill: async () => {
      await kill();
    },
    stop: end('SIGTERM'),
  };
};

const addressOf = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let output = '';
    const read = (chunk: unknown) => {
      output += String(chunk);
      const address = /http:\/\/127\.0\.0\.1:[1-9][0-9]*/.exec(output);
      if (address !== null) resolve(address[0]);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}:\n${output}`)));
  });
