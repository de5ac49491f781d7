import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { buildSync } from 'esbuild';

const root = resolve(__dirname, '../../../..');

/** What a store process tells: see `store-process.ts`. */
export type Told = {
  readonly ids?: ReadonlyArray<string>;
  readonly last?: string;
  readonly id?: string;
  readonly revision?: string;
  readonly ready?: boolean;
  readonly failed?: { readonly _tag: string; readonly reason: string };
};

export type StoreProcess = {
  readonly told: ReadonlyArray<Told>;
  /** Resolves when it has told that many lines, or ended. */
  readonly hasTold: (lines: number) => Promise<void>;
  readonly kill: () => void;
  readonly ended: Promise<void>;
};

export type StoreProgram = {
  readonly start: (...parameters: ReadonlyArray<string>) => StoreProcess;
  /** The same under a limit for the size of any file it writes, in KiB. */
  readonly startWithFileLimit: (kib: number, ...parameters: ReadonlyArray<string>) => StoreProcess;
};

const watch = (child: ChildProcessByStdio<null, Readable, null>): StoreProcess => {
  const told: Told[] = [];
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => {
    // The last line of a killed process may be cut off.
    if (line.endsWith('}')) told.push(JSON.parse(line));
  });
  const ended = once(lines, 'close').then(() => {});
  const hasTold = async (count: number): Promise<void> => {
    let over = false;
    void ended.then(() => {
      over = true;
    });
    while (told.length < count && !over) await Promise.race([once(lines, 'line'), ended]);
  };
  return { told, hasTold, kill: () => child.kill('SIGKILL'), ended };
};

/** Compiles the store process into the folder given. */
export const compileStoreProgram = (file: string): StoreProgram => {
  buildSync({
    entryPoints: [join(__dirname, 'store-process.ts')],
    outfile: file,
    bundle: true,
    platform: 'node',
    external: ['libsql'],
    alias: { '@rollcall/domain': join(root, 'packages/domain/src/index.ts') },
  });
  const run = (command: string, parameters: ReadonlyArray<string>): StoreProcess =>
    watch(
      spawn(command, parameters, {
        env: { ...process.env, NODE_PATH: join(root, 'node_modules') },
        stdio: ['ignore', 'pipe', 'inherit'],
      }),
    );
  return {
    start: (...parameters) => run(process.execPath, [file, ...parameters]),
    startWithFileLimit: (kib, ...parameters) =>
      run('bash', ['-c', `ulimit -f ${kib} && exec "$@"`, '-', process.execPath, file, ...parameters]),
  };
};
