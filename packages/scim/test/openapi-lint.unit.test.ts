import { createConfig, lintFromString } from '@redocly/openapi-core';
import * as E from 'fp-ts/lib/Either.js';
import { readSchemaExtension } from '../src';
import { DirectoryUnderTest } from './directory-under-test';

/** The base URL of the tests is on example.com, which no service is. */
const rules = { 'no-server-example.com': 'off' } as const;

const problemsIn = async (document: object): Promise<ReadonlyArray<string>> => {
  const problems = await lintFromString({
    source: JSON.stringify(document),
    absoluteRef: 'openapi.json',
    config: await createConfig({ extends: ['recommended'], rules }),
  });
  return problems.map(({ ruleId, severity, message }) => `${severity} ${ruleId}: ${message}`);
};

test('a linter finds nothing in the description of the API', async () => {
  expect(await problemsIn(new DirectoryUnderTest().send('GET', '/openapi.json').body)).toEqual([]);
});

test('nor in that of a directory with a schema extension', async () => {
  const directory = new DirectoryUnderTest();
  const id = 'urn:example:params:scim:schemas:extension:door:1.0:User';
  const doors = { name: 'doors', type: 'complex', multiValued: true, subAttributes: [{ name: 'value' }] };
  const extension = readSchemaExtension('User', {
    id,
    name: 'Door',
    description: 'Doors.',
    attributes: [doors],
  });
  if (E.isLeft(extension)) throw new Error(extension.left);
  directory.run([{ _tag: 'DeclareSchemaExtension', extension: extension.right }]);
  const { body } = directory.send('GET', '/openapi.json');
  expect(JSON.stringify(body)).toContain(id);
  expect(await problemsIn(body)).toEqual([]);
});

test('the linter sees a fault', async () => {
  const { info: _info, ...rest } = new DirectoryUnderTest().send('GET', '/openapi.json').body;
  expect(await problemsIn(rest)).toContainEqual(expect.stringMatching(/^error /));
});
