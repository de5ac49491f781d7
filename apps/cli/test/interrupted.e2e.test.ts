import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { temporaryStore } from './temporary-store';
import { rollcall } from './terminal';

const main = path.resolve(__dirname, '../dist/main.js');
const store = temporaryStore();

/** A command that has read the first of its input, and waits for more. */
const waiting = async () => {
  const child = spawn(process.execPath, [main, 'policy', 'check', 'acme', '-', '--store', store]);
  await new Promise<void>((taken) => child.stdin.write('{'.repeat(1_000_000), () => taken()));
  return child;
};

describe('a command that does not wait to be stopped', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('is ended by the first %s', async (signal) => {
    await rollcall(['directory', 'open', 'acme', '--domain', 'example.com', '--store', store]);
    const child = await waiting();
    child.kill(signal);
    expect(await once(child, 'exit')).toEqual([null, signal]);
  });
});
