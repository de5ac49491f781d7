import { execFileSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.resolve(__dirname, '../../..');

const node = (folder: string, program: string, ...args: ReadonlyArray<string>): string =>
  execFileSync(process.execPath, [program, ...args], { cwd: folder, encoding: 'utf8' });

/** What a program of somebody else is: packages from tarballs, and those of third parties. */
describe('a program outside of this repository, with the packed packages', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'rollcall-embedding-'));
  const modules = path.join(folder, 'node_modules');

  beforeAll(() => {
    const tarballs = path.join(folder, 'tarballs');
    node(root, 'scripts/pack.mjs', tarballs);
    for (const tarball of readdirSync(tarballs)) {
      const [, name = ''] = /^rollcall-(.+)-\d+\.\d+\.\d+\.tgz$/.exec(tarball) ?? [];
      const place = path.join(modules, '@rollcall', name);
      mkdirSync(place, { recursive: true });
      execFileSync('tar', ['-xzf', path.join(tarballs, tarball), '-C', place, '--strip-components=1']);
    }
    for (const name of readdirSync(path.join(root, 'node_modules'))) {
      if (name === '@rollcall' || name.startsWith('.')) continue;
      symlinkSync(path.join(root, 'node_modules', name), path.join(modules, name), 'junction');
    }
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const program = (name: string, type: 'commonjs' | 'module'): string => {
    const place = path.join(folder, name);
    mkdirSync(place);
    writeFileSync(path.join(place, 'package.json'), JSON.stringify({ type }));
    writeFileSync(
      path.join(place, 'tsconfig.json'),
      JSON.stringify({
        compilerOptions: {
          strict: true,
          module: 'nodenext',
          target: 'es2022',
          types: ['node'],
          outDir: 'out',
        },
      }),
    );
    return place;
  };
  const compile = (place: string) =>
    node(place, path.join(root, 'node_modules/typescript/bin/tsc'), '-p', '.', '--skipLibCheck', 'false');

  it('runs the examples', () => {
    const place = program('examples', 'commonjs');
    cpSync(path.join(root, 'examples/src'), place, { recursive: true });
    compile(place);
    expect(node(place, 'out/main.js')).toBe(node(root, 'examples/dist/main.js'));
  });

  it('decides as an ES module', () => {
    const place = program('module', 'module');
    const [, text = ''] = /```ts\n(.*?)```/s.exec(readFileSync(path.join(root, 'README.md'), 'utf8')) ?? [];
    writeFileSync(path.join(place, 'decide.ts'), text);
    compile(place);
    expect(node(place, 'out/decide.js')).toBe('DirectoryNotOpen\n');
  });
});
