import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

export const ADMIN_TOKEN = 'an-admin-token-for-the-console';

/** For a server whose directories may be erasable. */
export const WITH_MASTER_KEY = { ROLLCALL_MASTER_KEY: '7'.repeat(64) };

const program = resolve(__dirname, '../../cli/dist/main.js');

export type RollcallProcess = {
  readonly url: string;
  /** The admin API, with the admin token. */
  readonly admin: (method: string, path: string, body?: unknown) => Promise<Record<string, unknown>>;
  readonly stop: () => Promise<void>;
};

/** The built server in a process of its own, on a SQLite file that goes with it. `more` are flags that come last. */
export const startRollcall = async (
  more: ReadonlyArray<string> = [],
  environment: { readonly [variable: string]: string } = {},
): Promise<RollcallProcess> => {
  if (!existsSync(program)) throw new Error(`${program} is not there: run npm run build`);
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-console-'));
  const child = spawn(
    process.execPath,
    [
      program,
      'serve',
      '--json',
      '--store',
      join(folder, 'rollcall.db'),
      '--port',
      '0',
      '--log-level',
      'fatal',
      ...more,
    ],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, ROLLCALL_ADMIN_TOKEN: ADMIN_TOKEN, ...environment },
    },
  );
  const ended = once(child, 'exit');
  const url = await new Promise<string>((found, failed) => {
    child.once('exit', (code) => failed(new Error(`the server ended with code ${code}`)));
    createInterface(child.stdout).on('line', (line) => {
      const said: unknown = JSON.parse(line);
      if (typeof said === 'object' && said !== null && 'url' in said && typeof said.url === 'string') {
        found(said.url);
      }
    });
  });
  return {
    url,
    admin: async (method, path, body) => {
      const answer = await fetch(`${url}/api${path}`, {
        method,
        headers: {
          authorization: `Bearer ${ADMIN_TOKEN}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      const value: unknown = await answer.json();
      if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(value)}`);
      return Object.fromEntries(Object.entries(value ?? {}));
    },
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
