import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '../../../..');
const checklist = path.resolve(root, '../shared/notes/scim-server-duties.md');
const written = existsSync(checklist) ? readFileSync(checklist, 'utf8') : '';
if (written === '') process.stdout.write('skipped: the checklist of duties is not beside the repository\n');

/** The text below a heading, up to the next one. */
const section = (heading: string): string => {
  const start = written.indexOf(`\n${heading}`);
  if (start < 0) throw new Error(`the checklist has no section ${heading}`);
  return written.slice(start + heading.length + 1).split(/\n#/, 1)[0] ?? '';
};

/** The cells of one column of the first table, without its head. */
const column = (text: string, at: number): ReadonlyArray<string> =>
  (/(?:^\|.*\n)+/m.exec(text)?.[0] ?? '')
    .trim()
    .split('\n')
    .slice(2)
    .map((row) => (row.split(' | ')[at] ?? '').replace(/^\| |^\*\*|\*\*$/g, '').trim());

/** Sections 5 and 8 list what others measured, and screens; those have benchmarks and the console's own tests. */
const duties = (): ReadonlyArray<string> => [
  ...Array.from(written.matchAll(/^\| ☐ \| (.*?) \|/gm), ([, name = '']) => name),
  ...['### 1.7', '### 1.8', '## 2.', '## 3.', '## 6.', '## 7.'].flatMap((heading) =>
    column(section(heading), 0),
  ),
  ...column(section('## 4.'), 1),
  ...section('## 9.')
    .split('\n')
    .slice(1)
    .join(' ')
    .split(' · ')
    .map((one) => one.trim().replace(/\.$/, '')),
];

const namesIn = (folder: string): ReadonlyArray<string> =>
  readdirSync(path.join(root, folder))
    .filter((file) => file.endsWith('.test.ts'))
    .flatMap((file) =>
      Array.from(readFileSync(path.join(root, folder, file), 'utf8').matchAll(/^duty\((['"])(.*)\1, /gm)),
    )
    .map(([, , name = '']) => name.replace(/\\(.)/g, '$1'));

(written === '' ? test.skip : test)('every duty of the checklist has a test named after it', () => {
  const tested = [...namesIn('packages/scim/test/duties'), ...namesIn('apps/server/test/duties')];
  expect(tested.toSorted()).toEqual(duties().toSorted());
});
