import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

const program = path.resolve(__dirname, '../bin/rollcall.js');

const demo = (): Promise<{ readonly exitCode: number; readonly output: string }> =>
  new Promise((resolve) => {
    execFile(process.execPath, [program, 'demo'], (error, stdout, stderr) => {
      resolve({ exitCode: error === null ? 0 : 1, output: stdout + stderr });
    });
  });

describe('the demo, as built', () => {
  if (!existsSync(path.resolve(__dirname, '../dist/main.js'))) throw new Error('run `npm run build` first');

  it('tells its story to the end, and every claim holds', async () => {
    const { exitCode, output } = await demo();
    expect(output).not.toContain('✗');
    expect(output.match(/✓/g)?.length).toBeGreaterThan(30);
    expect(output).toMatch(/renamed to "Platform"/);
    expect(output.trimEnd().split('\n').at(-1)).toBe('Everything held.');
    expect(exitCode).toBe(0);
  });
});
