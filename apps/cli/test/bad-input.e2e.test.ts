import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { freePort } from '@rollcall/testing';
import { temporaryStore } from './temporary-store';
import { rollcall } from './terminal';

const store = temporaryStore();
const on = (...words: ReadonlyArray<string>) => rollcall([...words, '--store', store]);

beforeAll(() => on('directory', 'open', 'acme', '--domain', 'example.com'));

describe('a file that a command line names', () => {
  it.each([
    [['policy', 'check', 'acme']],
    [['policy', 'apply', 'acme']],
    [['policy', 'preview', 'acme']],
    [['schema', 'declare', 'acme']],
    [['audit', 'drift', 'acme', '--idp']],
    [['audit', 'verify', 'acme', '--checkpoint', __filename, '--public-key']],
  ])('and that is not there makes %j a wrong command line', async (words) => {
    const missing = path.join(path.dirname(store), 'missing');
    expect(await on(...words, missing)).toMatchObject({
      exitCode: 2,
      errors: `There is no file ${missing}.`,
    });
    const folder = path.dirname(store);
    expect((await on(...words, folder)).errors).toBe(`${folder} is a folder, not a file.`);
    const { errors } = await on(...words, missing, '--json');
    expect(JSON.parse(errors)).toMatchObject({ error: { code: 'file-unreadable' } });
  });

  it('and that has no end is not read for ever, nor is the standard input', async () => {
    function* endless() {
      for (;;) yield Buffer.alloc(1024 * 1024);
    }
    const refusal = /cannot be read: it holds more than 256 MiB\.$/;
    if (existsSync('/dev/zero')) {
      expect((await on('policy', 'check', 'acme', '/dev/zero')).errors).toMatch(refusal);
    }
    const piped = await rollcall(['policy', 'check', 'acme', '-', '--store', store], { stdin: endless() });
    expect(piped).toMatchObject({ exitCode: 2, errors: expect.stringMatching(refusal) });
  });
});

describe('what cannot be', () => {
  it.each([
    [
      ['directory', 'open', 'Acme', '--domain', 'example.com'],
      1,
      /^"Acme" cannot name a directory: lowercase/,
    ],
    [
      ['directory', 'show', 'acme', '--at', '2026-05-03T10:00Z', '--revision', '0'],
      2,
      /^--at and --revision: expected one of the two/,
    ],
    [['conformance', '--base-url', 'acme', '--token', 'x'], 2, /^--base-url is "acme": expected http:/],
    [['conformance', '--base-url', 'file:///etc', '--token', 'x'], 2, /^--base-url is "file:\/\/\/etc"/],
  ])('is refused with the value and what to write instead: %j', async (words, exitCode, errors) => {
    expect(await on(...words)).toMatchObject({ exitCode, errors: expect.stringMatching(errors) });
  });
});

describe('a store that nobody answers for', () => {
  const unreachable = async () => `esdb://127.0.0.1:${await freePort()}?tls=false`;

  it.each([[['directory', 'list']], [['replay']], [['directory', 'show', 'acme']]])(
    'fails %j, rather than waiting for it',
    async (words) => {
      const ran = await rollcall([...words, '--store', await unreachable()]);
      expect(ran).toMatchObject({
        exitCode: 1,
        errors: expect.stringMatching(/^The store cannot be used: /),
      });
    },
    30_000,
  );
});

describe('a command that is interrupted', () => {
  it('ends, where it has nothing to end in order', async () => {
    const program = path.resolve(__dirname, '../dist/main.js');
    const waiting = spawn(process.execPath, [program, 'policy', 'check', 'acme', '-', '--store', store], {
      stdio: ['pipe', 'ignore', 'pipe'],
    });
    // It waits for the end of its input from when it is up.
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    waiting.kill('SIGINT');
    expect(await once(waiting, 'exit')).toEqual([null, 'SIGINT']);
  }, 30_000);
});
