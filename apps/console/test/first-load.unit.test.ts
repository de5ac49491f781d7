import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';

const dist = resolve(__dirname, '../dist');
const built = existsSync(join(dist, 'index.html'));
if (!built) process.stdout.write('skipped: the console is not built\n');

const BUDGET = 200_000;

describe('The first load', () => {
  (built ? it : it.skip)('is under 200 kB of compressed JavaScript, and leaves the editor for later', () => {
    const page = readFileSync(join(dist, 'index.html'), 'utf8');
    const scripts = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+\.js)"/g)].map(([, path = '']) => path);
    expect(scripts.length).toBeGreaterThan(0);
    const texts = scripts.map((path) => readFileSync(join(dist, path)));
    expect(texts.reduce((sum, text) => sum + gzipSync(text).byteLength, 0)).toBeLessThan(BUDGET);
    expect(texts.some((text) => text.includes('cm-scroller'))).toBe(false);
  });
});
