// Packs the packages that other programs can embed, each with the licence: `node scripts/pack.mjs FOLDER`.
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

const [folder = 'tarballs'] = process.argv.slice(2);
const root = resolve(import.meta.dirname, '..');
const packages = readdirSync(join(root, 'packages'))
  .filter((name) => name !== 'testing')
  .map((name) => join('packages', name));
const licences = packages.map((place) => join(root, place, 'LICENSE'));

mkdirSync(folder, { recursive: true });
try {
  for (const licence of licences) copyFileSync(join(root, 'LICENSE'), licence);
  const workspaces = packages.flatMap((place) => ['--workspace', place]);
  execFileSync('npm', ['pack', '--silent', '--pack-destination', resolve(folder), ...workspaces], {
    cwd: root,
    stdio: 'inherit',
  });
} finally {
  for (const licence of licences) rmSync(licence, { force: true });
}
