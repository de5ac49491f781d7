import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { temporaryStore } from './temporary-store';
import { rollcall } from './terminal';

const DOOR = 'urn:example:params:scim:schemas:extension:door:1.0:User';
const store = temporaryStore();
const on = (...words: ReadonlyArray<string>) => rollcall([...words, '--store', store]);
const file = path.join(path.dirname(path.dirname(store)), 'door.json');

beforeAll(async () => {
  writeFileSync(file, JSON.stringify({ id: DOOR, attributes: [{ name: 'badge' }] }));
  await on('directory', 'open', 'acme', '--domain', 'example.com', '--idp', 'okta');
});

test('an extension is declared from a file, listed and withdrawn', async () => {
  expect((await on('schema', 'list', 'acme')).output).toContain('No extension is declared.');
  const declared = await on('schema', 'declare', 'acme', file);
  expect(declared).toMatchObject({ exitCode: 0, errors: '' });
  expect(declared.output).toContain(`${DOOR} extends Users with badge.`);
  expect((await on('schema', 'list', 'acme')).output).toMatch(new RegExp(`${DOOR} +User +badge`));
  const withdrawn = await on('schema', 'withdraw', 'acme', DOOR);
  expect(withdrawn.output).toContain('Nobody holds values of it.');
});

test('the example in the documentation is declared, listed and withdrawn as it says', async () => {
  const guide = readFileSync(path.resolve(__dirname, '../../../docs/schema-extensions.md'), 'utf8');
  const block = (language: string): string =>
    new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\``, 'm').exec(guide)?.[1] ?? '';
  writeFileSync(file, block('json'));
  const lines = block('sh').trim().split('\n');
  expect(lines).toHaveLength(3);
  for (const line of lines) {
    const words = line.replace('npx rollcall ', '').replace('door.json', file).split(' ');
    expect(await on(...words)).toMatchObject({ exitCode: 0, errors: '' });
  }
});

test('a wrong declaration is refused with the reason', async () => {
  writeFileSync(file, JSON.stringify({ id: DOOR, attributes: [{ name: 'badge', type: 'text' }] }));
  const refused = await on('schema', 'declare', 'acme', file);
  expect(refused).toMatchObject({ exitCode: 1, output: '' });
  expect(refused.errors).toContain('attribute "badge": type must be one of string');
  writeFileSync(file, '{');
  expect(await on('schema', 'declare', 'acme', file)).toMatchObject({ exitCode: 2 });
  expect(await on('schema', 'declare', 'acme', 'none.json')).toMatchObject({ exitCode: 2 });
});

test('the profile of the identity provider is shown and chosen', async () => {
  expect((await on('directory', 'profile', 'acme')).output).toMatch(/profile +okta/);
  const chosen = await on('directory', 'profile', 'acme', 'entra', '--off', 'emptyTextClears', '--json');
  expect(chosen.json()).toMatchObject({
    name: 'entra',
    switches: { emptyTextClears: false, unquotedFilterValues: true },
  });
  expect(await on('directory', 'profile', 'acme', 'aol')).toMatchObject({ exitCode: 2 });
  expect(await on('directory', 'profile', 'acme', 'okta', '--on', 'typo')).toMatchObject({ exitCode: 2 });
  expect(await on('directory', 'open', 'b', '--domain', 'b.com', '--idp', 'aol')).toMatchObject({
    exitCode: 2,
  });
});
