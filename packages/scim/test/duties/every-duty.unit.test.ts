import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const checklist = path.resolve(__dirname, '../../../../../shared/notes/scim-server-duties.md');
const listed = existsSync(checklist)
  ? Array.from(readFileSync(checklist, 'utf8').matchAll(/^\| ☐ \| (.*?) \|/gm), ([, name]) => name)
  : [];
if (listed.length === 0)
  process.stdout.write('skipped: the checklist of duties is not beside the repository\n');

(listed.length === 0 ? test.skip : test)('every duty of the checklist has a test named after it', () => {
  const tested = readdirSync(__dirname)
    .filter((file) => file.endsWith('.test.ts'))
    .flatMap((file) =>
      Array.from(readFileSync(path.join(__dirname, file), 'utf8').matchAll(/^duty\('(.*)', /gm)),
    )
    .map(([, name]) => name);
  expect(tested.sort()).toEqual(listed.sort());
});
