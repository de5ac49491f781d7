import { isJsonObject, type Json, type JsonObject } from '@rollcall/domain';
import { Ajv2020 } from 'ajv/dist/2020';
import { undescribedBy } from './described';
import {
  at,
  BASE_URL,
  DirectoryUnderTest,
  ENTERPRISE,
  GROUP,
  PATCH_OP,
  textOf,
  USER,
} from './directory-under-test';

const MESSAGES = 'urn:ietf:params:scim:api:messages:2.0';
const directory = new DirectoryUnderTest();
const document = directory.send('GET', '/openapi.json').body;

const objectAt = (value: Json | undefined, path: string): JsonObject => {
  const found = at(value, path);
  if (!isJsonObject(found)) throw new Error(`no object at ${path}`);
  return found;
};
const paths = Object.entries(objectAt(document, 'paths'));
const operations = paths.flatMap(([, methods]) => Object.values(isJsonObject(methods) ? methods : {}));

test('the document is OpenAPI 3.1 and names this server', () => {
  expect(document).toMatchObject({ openapi: '3.1.0', servers: [{ url: BASE_URL }] });
  expect(directory.send('GET', '/openapi.json').headers['content-type']).toBe('application/json');
});

test.each(paths)('%s has the methods that are served there, and no other', (path, methods) => {
  const { allow } = directory.send('TRACE', path.replace('{id}', 'id-1')).headers;
  const described = Object.keys(isJsonObject(methods) ? methods : {}).map((method) => method.toUpperCase());
  expect(described).toEqual(allow?.split(', ').filter((method) => method !== 'HEAD'));
});

test('every operation has an id of its own, a summary, and an error to answer', () => {
  const ids = operations.map((operation) => textOf(at(operation, 'operationId')));
  expect(new Set(ids).size).toBe(ids.length);
  for (const operation of operations) {
    expect(operation).toMatchObject({
      summary: expect.stringMatching(/\.$/),
      responses: { '4XX': { description: expect.any(String) }, '5XX': { description: expect.any(String) } },
    });
  }
});

test('every parameter in a path is declared', () => {
  for (const [path, methods] of paths) {
    for (const operation of Object.values(isJsonObject(methods) ? methods : {})) {
      const parameters = at(operation, 'parameters') ?? [];
      const inPath = Array.isArray(parameters)
        ? parameters.filter((one) => at(one, 'in') === 'path').map((one) => at(one, 'name'))
        : [];
      expect(inPath).toEqual(path.includes('{id}') ? ['id'] : []);
    }
  }
});

describe('the schemas of the document take what is sent and answered', () => {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema({ ...document, $id: 'openapi' });
  const faults = (name: string, value: unknown) => {
    const validate = ajv.getSchema(`openapi#/components/schemas/${name}`);
    if (validate === undefined) throw new Error(`no schema ${name}`);
    return validate(value) === true ? [] : validate.errors;
  };
  const boss = directory.user('boss');
  const ana = directory.user('ana', {
    name: { givenName: 'Ana' },
    emails: [{ value: 'ana@example.com', type: 'work', primary: true }],
    schemas: [USER, ENTERPRISE],
    [ENTERPRISE]: { employeeNumber: '1', manager: { value: boss } },
  });
  const team = directory.group('Team', [ana, boss]);
  const bulk = {
    schemas: [`${MESSAGES}:BulkRequest`],
    failOnErrors: 5,
    Operations: [
      { method: 'POST', path: '/Users', bulkId: 'a', data: { schemas: [USER], userName: 'bo' } },
      { method: 'DELETE', path: '/Users/nobody' },
    ],
  };
  const body = (method: string, url: string, content?: unknown) => directory.send(method, url, content).body;

  test.each<[string, () => unknown]>([
    ['User', () => body('GET', `/Users/${ana}`)],
    ['User', () => body('GET', `/Users/${ana}?attributes=title`)],
    ['UserInput', () => ({ schemas: [USER], userName: 'cy', password: 'secret' })],
    ['UserInput', () => body('GET', `/Users/${ana}`)],
    ['Group', () => body('GET', `/Groups/${team}`)],
    ['Group', () => body('GET', `/Groups/${team}?attributes=members.display`)],
    ['GroupInput', () => ({ schemas: [GROUP], displayName: 'Crew', members: [{ value: ana }] })],
    ['GroupInput', () => body('GET', `/Groups/${team}`)],
    ['ListResponse', () => body('GET', '/Users?cursor&count=1')],
    ['Error', () => body('GET', '/Users/nobody')],
    ['BulkRequest', () => bulk],
    ['BulkResponse', () => body('POST', '/Bulk', bulk)],
    ['SearchRequest', () => ({ schemas: [`${MESSAGES}:SearchRequest`], filter: 'id pr', count: 1 })],
    ['PatchOp', () => ({ schemas: [PATCH_OP], Operations: [{ op: 'remove', path: 'title' }] })],
    ['Discovered', () => body('GET', '/ServiceProviderConfig')],
  ])('%s', (name, value) => {
    expect(faults(name, value())).toEqual([]);
  });

  test.each([
    ['User', { schemas: [USER], userName: 'ana' }],
    ['UserInput', { schemas: [USER] }],
    ['UserInput', { userName: 'ana' }],
    ['UserInput', { schemas: [USER], userName: 'ana', active: 'yes' }],
    ['GroupInput', { schemas: [GROUP] }],
    ['GroupInput', { schemas: [GROUP], displayName: 'Team', members: [{ display: 'ana' }] }],
    ['GroupInput', { schemas: [GROUP], displayName: 'Team', members: 'ana' }],
    ['PatchOp', { schemas: [PATCH_OP], Operations: [{ op: 'move' }] }],
    ['Error', { schemas: [USER], status: '404' }],
  ])('and %s refuses %j', (name, value) => {
    expect(faults(name, value)).not.toEqual([]);
  });
});

describe('what a body is said to need is what the server needs', () => {
  const needed = (name: string): ReadonlyArray<string> => {
    const required = at(document, `components.schemas.${name}.required`);
    return Array.isArray(required) ? required.map(textOf) : [];
  };
  const whole: ReadonlyArray<[string, JsonObject]> = [
    [
      'User',
      { schemas: [USER], userName: 'dot', active: true, displayName: 'Dot', [ENTERPRISE]: { division: 'x' } },
    ],
    ['Group', { schemas: [GROUP], displayName: 'Dots', externalId: 'dots' }],
  ];
  const cases = whole.flatMap(([type, content]) =>
    ['POST', 'PUT'].flatMap((method) =>
      Object.keys(content).map((name) => ({ type, method, name, content })),
    ),
  );

  test.each(cases)('$method of a $type without $name', ({ type, method, name, content }) => {
    const fresh = new DirectoryUnderTest();
    const id = type === 'User' ? fresh.user('old') : fresh.group('Old');
    const { [name]: _left, ...others } = content;
    const { status } = fresh.send(method, method === 'POST' ? `/${type}s` : `/${type}s/${id}`, others);
    expect(status < 300).toBe(!needed(`${type}Input`).includes(name));
  });

  test('and nothing that it says to send is ignored', () => {
    for (const type of ['User', 'Group']) {
      const names = Object.keys(objectAt(document, `components.schemas.${type}Input.properties`));
      expect(names).not.toEqual(expect.arrayContaining([expect.stringMatching(/^(id|meta|groups)$/)]));
    }
    expect(objectAt(document, 'components.schemas.User.properties')).not.toHaveProperty('password');
  });

  test('and /Schemas says no attribute is required but those', () => {
    for (const [type, schema] of [
      ['User', USER],
      ['Group', GROUP],
    ] as const) {
      const { attributes } = directory.send('GET', `/Schemas/${schema}`).body;
      const required = Array.isArray(attributes)
        ? attributes.filter((one) => at(one, 'required') === true)
        : [];
      expect(['schemas', ...required.map((one) => at(one, 'name'))]).toEqual(needed(`${type}Input`));
    }
  });
});

describe('an answer is one that is described', () => {
  const undescribed = undescribedBy(document);

  test.each([
    ['Users', { schemas: [USER], userName: 'dot' }],
    ['Groups', { schemas: [GROUP], displayName: 'Dots' }],
  ])('to changes of %s', (endpoint, body) => {
    const fresh = new DirectoryUnderTest();
    const made = fresh.send('POST', `/${endpoint}`, body);
    const item = `/${endpoint}/${textOf(made.body.id)}`;
    const remove = { schemas: [PATCH_OP], Operations: [{ op: 'remove', path: 'externalId' }] };
    const answers = [
      ['POST', `/${endpoint}`, made],
      ['GET', item, fresh.send('GET', item)],
      ['GET', item, fresh.send('GET', item, undefined, { 'if-none-match': '*' })],
      ['PUT', item, fresh.send('PUT', item, body)],
      ['PATCH', item, fresh.send('PATCH', item, remove)],
      ['DELETE', item, fresh.send('DELETE', item)],
    ] as const;
    expect(answers.map(([, , { status }]) => status)).toEqual([201, 200, 304, 200, 200, 204]);
    expect(answers.flatMap(([method, path, answer]) => undescribed(method, path, answer))).toEqual([]);
  });

  test('to a change of a large group, which no change of a user is said to be', () => {
    const fresh = new DirectoryUnderTest();
    const ids = Array.from({ length: 1_002 }, (_, n) => fresh.user(`u${n}`));
    const group = `/Groups/${fresh.group('All', ids)}`;
    const patched = fresh.patch(group, { op: 'remove', path: `members[value eq "${ids[1]}"]` });
    expect([patched.status, undescribed('PATCH', group, patched)]).toEqual([204, []]);
    expect(at(document, 'paths./Users/{id}.patch.responses')).not.toHaveProperty('204');
  });
});
