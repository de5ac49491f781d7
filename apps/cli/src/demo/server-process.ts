import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** `rollcall serve` in a process of its own. */
export type ServerProcess = {
  readonly url: string;
  /** SIGKILL: no warning, no goodbye. */
  readonly kill: () => Promise<void>;
};

/** Resolves when the server listens; rejects with what it said when it ends instead. */
export const startServerProcess = async (
  program: string,
  store: string,
  port: number,
  adminToken: string,
): Promise<ServerProcess> => {
  const child = spawn(
    process.execPath,
    [program, 'serve', '--json', '--store', store, '--port', String(port), '--log-level', 'fatal'],
    { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ROLLCALL_ADMIN_TOKEN: adminToken } },
  );
  const url = await listening(child);
  return {
    url,
    kill: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
};

const listening = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let complaints = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      complaints += chunk.toString('utf8');
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the server ended with code ${code}: ${complaints}`)));
    if (child.stdout === null) return;
    createInterface(child.stdout).on('line', (line) => {
      const said: unknown = JSON.parse(line);
      if (typeof said === 'object' && said !== null && 'url' in said && typeof said.url === 'string')
        resolve(said.url);
    });
  });
