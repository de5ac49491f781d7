import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { temporaryStore } from './temporary-store';
import { rollcall } from './terminal';

const main = path.resolve(__dirname, '../dist/main.js');
const store = temporaryStore();

describe('a server whose error output nobody reads', () => {
  it('serves on', async () => {
    const words = [main, 'serve', '--store', `${store}.served`, '--port', '0'];
    const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'pipe'] });
    child.stderr.destroy();
    const ended = once(child, 'exit');
    const [line] = await once(child.stdout, 'data');
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(String(line))?.[0] ?? '';
    expect(await (await fetch(`${url}/livez`)).json()).toEqual({ status: 'alive' });
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
  });
});

describe('a command whose reader has enough', () => {
  it('ends, and says where to go on when it follows', async () => {
    await rollcall(['directory', 'open', 'acme', '--domain', 'example.com', '--store', store]);
    const child = spawn(process.execPath, [main, 'audit', 'export', 'acme', '--follow', '--store', store]);
    let errors = '';
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    await once(child.stdout, 'data');
    child.stdout.destroy();
    await rollcall(['directory', 'enable', 'acme', '--store', store]);
    const [exitCode] = await once(child, 'exit');
    expect(errors).toMatch(/^To go on: --after \d+\n$/);
    expect(exitCode).toBe(0);
  });
});
