import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const PROGRAM = resolve(__dirname, '../dist/main.js');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bench-test-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const bench = async (...args: ReadonlyArray<string>) => {
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [PROGRAM, ...args]);
    return { exitCode: 0, stdout };
  } catch (error) {
    const { code, stdout } = Object(error);
    return { exitCode: code, stdout: String(stdout) };
  }
};

describe('the benchmarks in their quick form', () => {
  it('run to the end and compare every figure with a peer or a bound', async () => {
    const json = join(folder, 'figures.json');
    const { exitCode, stdout } = await bench('--quick', '--json', json);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/× .*, \d+ GiB, .*Node \d+/);
    const { figures } = JSON.parse(readFileSync(json, 'utf8'));
    expect(figures.map(({ peerIs }: { peerIs: string }) => peerIs)).toEqual([
      'bare SQLite inserts of the same rows',
      'write + fdatasync of the same bytes',
      'the same where people cannot be erased',
      'the same where people cannot be erased',
      'the same where people cannot be erased',
      'scimmy-routers in memory',
      'Fastify echo of the same body',
      'ours, into an empty group',
      'scimmy in memory, into a group of 100',
      'JSON.parse alone',
      'JSON.parse alone',
      'the bound itself',
      'Map look-ups of the user alone',
      'the directory itself',
      'casbin, role first',
      'casbin, role first',
      'casbin, object first',
      'casbin, object first',
      'cedar-wasm',
      'cedar-wasm',
      'the bound itself',
      'Map look-ups of the user alone',
      'the directory itself',
      'the bound itself',
      'the bound itself',
      'ours, of one port each',
      'reading the policy once',
      'ours, of one port each',
      'a bare scan with JSON.parse',
      'a bare scan with JSON.parse',
      'the bound itself',
      'the bound itself',
      'the bound itself',
      'official client appends the same batches',
      'official client reads the same events',
      'the bound itself',
      'the bound itself',
      'Fastify echo of the same bytes, headers too',
      'scimmy',
      'ours, of 100',
      'ours, an empty group',
      'ours, 100 users',
      'ours, 100 users',
      'ours, 100 users',
    ]);
    for (const { what, ours, peer, ratio } of figures) {
      if (what.includes('deactivation')) expect(ours).toBeGreaterThanOrEqual(0);
      else expect(ours).toBeGreaterThan(0);
      expect(peer).toBeGreaterThan(0);
      expect(ratio).toBeCloseTo(ours / peer);
    }
  });
});

describe('a command line with a name that no benchmark has', () => {
  it('is refused', async () => {
    expect((await bench('nothing')).exitCode).toBe(2);
  });
});
