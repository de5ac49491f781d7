import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { checkPolicy, decodeInventory } from '@rollcall/acl';
import { testServer } from './running-server';
import { temporaryStore } from './temporary-store';
import { rollcall } from './terminal';

const root = path.resolve(__dirname, '../../..');
const pages = ['README.md', 'packages/domain/README.md', 'docs/guarantees.md'];
const textOf = (page: string): string => readFileSync(path.join(root, page), 'utf8');
const readme = textOf('README.md');

const blocks = (language: string, text = readme): ReadonlyArray<string> =>
  Array.from(
    text.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms')),
    (match) => match[1] ?? '',
  );

describe('the programs in the pages', () => {
  const folder = path.join(root, 'node_modules/.cache/readme-programs');
  const programs = pages
    .flatMap((page) => blocks('ts', textOf(page)))
    .map((text, index) => ({ name: `program-${index + 1}`, text }));

  beforeAll(() => {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    for (const { name, text } of programs) writeFileSync(path.join(folder, `${name}.ts`), text);
    writeFileSync(
      path.join(folder, 'tsconfig.json'),
      JSON.stringify({
        extends: path.join(root, 'tsconfig.base.json'),
        compilerOptions: { composite: false, incremental: false, declaration: false, declarationMap: false },
        include: ['*.ts'],
      }),
    );
    execFileSync(process.execPath, [path.join(root, 'node_modules/typescript/bin/tsc'), '-p', folder], {
      encoding: 'utf8',
    });
  });

  it('are there', () => {
    expect(programs.length).toBeGreaterThan(2);
  });

  it.each(programs)('$name compiles and runs', ({ name, text }) => {
    const output = execFileSync(process.execPath, [path.join(folder, `${name}.js`)], {
      cwd: path.dirname(path.dirname(store)),
      encoding: 'utf8',
    });
    const promised = Array.from(text.matchAll(/console\.log\(.*\); \/\/ (.+)$/gm), (match) => match[1]);
    for (const line of promised) expect(output).toContain(line);
  });

  const store = temporaryStore();
});

describe('the files in the README', () => {
  it.each(blocks('json'))('a policy has no errors, an inventory is one: %s', (text) => {
    const inventory = text.includes('"nodes"') && decodeInventory(JSON.parse(text), '');
    const { diagnostics } = checkPolicy(text);
    expect(inventory === false ? diagnostics : inventory).toEqual(
      inventory === false ? [] : expect.objectContaining({ _tag: 'Right' }),
    );
  });
});

describe('the commands in the README', () => {
  const scripts: object = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')).scripts;
  const npm = [...readme.matchAll(/npm (?:run )?(start|test|[a-z]+:?[a-z]*)\b/g)]
    .map(([whole, name]) => ({ whole, name: name ?? '' }))
    .filter(({ name }) => name !== 'ci' && name !== 'install');

  it.each(npm)('$whole is a script', ({ name }) => {
    expect(Object.keys(scripts)).toContain(name);
  });

  const typed = blocks('sh')
    .join('\n')
    .split('\n')
    .flatMap((line) => /^npx rollcall ([^#]+)/.exec(line)?.[1]?.trim() ?? []);
  const listed = [...readme.matchAll(/^\| `rollcall ([a-z]+)((?:`? `?[a-z-]+)*)` \|/gm)].flatMap(
    ([, command = '', more = '']) => {
      const subcommands = more.match(/[a-z-]+/g) ?? [];
      return subcommands.length === 0
        ? [command]
        : subcommands.map((subcommand) => `${command} ${subcommand}`);
    },
  );

  it('are there', () => {
    expect(typed.length).toBeGreaterThan(5);
    expect(listed).toEqual(expect.arrayContaining(['serve', 'policy check', 'audit verify', 'replay']));
  });

  it.each([...typed, ...listed])('rollcall %s is understood', async (line) => {
    const { exitCode, output } = await rollcall([...line.split(/\s+/), '--help']);
    const names = line.split(/\s+/).slice(0, /^(serve|demo|replay)/.test(line) ? 1 : 2);
    expect(exitCode).toBe(0);
    expect(output).toContain(`Usage: rollcall ${names.join(' ')}`);
    const options = line.match(/--[a-z-]+/g) ?? [];
    for (const option of options) expect(output).toContain(option);
  });
});

describe('the endpoints in the README', () => {
  const server = testServer();
  const endpoints = [...readme.matchAll(/^\| `(GET|POST|PUT|DELETE) (\/\S+)` \|/gm)].map(
    ([, method = '', place = '']) => ({ method, place }),
  );

  it('are there', () => {
    expect(endpoints.length).toBeGreaterThan(15);
  });

  it.each(endpoints)('$method $place exists', async ({ method, place }) => {
    const address = new URL(place.replaceAll(/:[a-zA-Z]+/g, 'x'), server.scimUrl);
    const response = await fetch(address, {
      method,
      headers: { authorization: 'Bearer an-admin-token-for-tests' },
    });
    const text = await response.text();
    expect([response.status, text]).not.toEqual([405, expect.anything()]);
    expect(text).not.toMatch(/no-such-endpoint|There is no endpoint/);
  });
});

describe('the links in the pages', () => {
  const links = pages.flatMap((page) =>
    Array.from(textOf(page).matchAll(/\]\(([^)#:]+)\)/g), ([, link = '']) =>
      path.join(path.dirname(page), link),
    ),
  );

  it.each(links)('%s leads somewhere', (link) => {
    expect(existsSync(path.join(root, link))).toBe(true);
  });
});
