import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { settings } from '../src/configuration/settings';
import { startTestServer } from './test-server';

const docs = path.resolve(__dirname, '../../../docs');
const guide = readFileSync(path.join(docs, 'operations.md'), 'utf8');

const all = (pattern: RegExp): ReadonlyArray<string> => [
  ...new Set(Array.from(guide.matchAll(pattern), ([, found = '']) => found)),
];

describe('the operations guide', () => {
  it('explains every metric that a server has, and no other', async () => {
    const server = await startTestServer({ role: 'resolver' });
    const { text } = await server.raw('GET', '/metrics');
    await server.close();
    const served = Array.from(text.matchAll(/^# TYPE (rollcall_\w+)/gm), ([, name]) => name);
    expect([...all(/^\| `(rollcall_\w+)`/gm)].sort()).toEqual(served.sort());
  });

  it('names only settings that exist', () => {
    const flags = Object.values(settings).map(({ flag }) => flag);
    const variables = Object.values(settings).map(({ variable }) => variable);
    const named = all(/`(--(?:role|max|rate|bad|metrics|trusted)[a-z-]*)`/g);
    expect(named.length).toBeGreaterThan(3);
    expect(flags).toEqual(expect.arrayContaining([...named]));
    expect(variables).toEqual(expect.arrayContaining([...all(/(ROLLCALL_[A-Z_]+)/g)]));
  });

  it('states the defaults that hold', () => {
    expect(guide).toContain(`(default ${settings.maxStaleness.otherwise})`);
    expect(guide).toContain(`| \`--rate-limit\` | ${settings.rateLimit.otherwise} `);
    expect(guide).toContain(`| \`--bad-key-limit\` | ${settings.badKeyLimit.otherwise} `);
  });

  it.each(all(/\]\(([^)#:]+)\)/g))('links to %s, which is there', (link) => {
    expect(existsSync(path.join(docs, link))).toBe(true);
  });
});
