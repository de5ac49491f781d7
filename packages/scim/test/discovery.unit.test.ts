import { isJsonObject, type Json, type JsonObject } from '@rollcall/domain';
import {
  at,
  BASE_URL,
  DirectoryUnderTest,
  ENTERPRISE,
  GROUP,
  resourcesOf,
  textOf,
  USER,
} from './directory-under-test';

const directory = new DirectoryUnderTest();
const get = (url: string) => directory.send('GET', url);

test('the service says what it offers, and its limits', () => {
  expect(get('/ServiceProviderConfig').body).toMatchObject({
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig'],
    patch: { supported: true },
    bulk: { supported: true, maxOperations: 1000, maxPayloadSize: 10_485_760 },
    filter: { supported: true },
    changePassword: { supported: false },
    sort: { supported: true },
    etag: { supported: true },
    pagination: { cursor: true, index: true, defaultPaginationMethod: 'index', cursorTimeout: 3600 },
    meta: { resourceType: 'ServiceProviderConfig', location: `${BASE_URL}/ServiceProviderConfig` },
  });
});

test('resource types are listed, and found one by one', () => {
  const [user, group] = resourcesOf(get('/ResourceTypes'));
  expect(user).toMatchObject({
    id: 'User',
    endpoint: '/Users',
    schema: USER,
    schemaExtensions: [{ schema: ENTERPRISE, required: false }],
  });
  expect(group).toMatchObject({ id: 'Group', endpoint: '/Groups', schema: GROUP, schemaExtensions: [] });
  expect(get('/ResourceTypes/Group').body).toEqual(group);
  expect(get('/ResourceTypes/Robot').status).toBe(404);
});

test('schemas are listed, and found one by one by URN in any case', () => {
  const schemas = resourcesOf(get('/Schemas'));
  const core = 'urn:ietf:params:scim:schemas:core:2.0';
  expect(schemas.map(({ id }) => id)).toEqual([
    USER,
    ENTERPRISE,
    GROUP,
    `${core}:ServiceProviderConfig`,
    `${core}:ResourceType`,
    `${core}:Schema`,
  ]);
  for (const schema of schemas)
    expect(get(`/Schemas/${textOf(schema.id).toUpperCase()}`).body).toEqual(schema);
  expect(get('/Schemas/urn:example:none').status).toBe(404);
});

test('filters of lists are refused with 403, all else of a query is ignored', () => {
  for (const url of ['/Schemas', '/ResourceTypes']) {
    expect(get(`${url}?filter=id+pr`).body).toMatchObject({ status: '403' });
  }
  expect(get('/Schemas?count=1&startIndex=2&sortBy=id').body.itemsPerPage).toBe(6);
  for (const url of [`/Schemas/${USER}`, '/ResourceTypes/User', '/ServiceProviderConfig']) {
    expect(get(`${url}?filter=id+pr&sortBy=id&startIndex=9`)).toMatchObject({
      status: 200,
      body: get(url).body,
    });
  }
});

/** Whether a document has all that its schema requires, and nothing that the schema does not have. */
const fits = (attributes: ReadonlyArray<JsonObject>, document: JsonObject): void => {
  for (const { name, required } of attributes)
    if (required === true) expect(document).toHaveProperty([textOf(name)]);
  for (const [name, value] of Object.entries(document)) {
    // Parts of parts are described as parts are; a schema cannot say so of itself.
    const deeper = { type: 'complex', multiValued: true, subAttributes: attributes };
    const attribute =
      attributes.find((one) => one.name === name) ?? (name === 'subAttributes' ? deeper : undefined);
    expect([name, attribute?.type]).toEqual([name, expect.any(String)]);
    if (attribute === undefined) continue;
    expect([name, Array.isArray(value)]).toEqual([name, attribute.multiValued]);
    for (const one of Array.isArray(value) ? value : [value])
      if (isJsonObject(one)) fits(attributesOf(attribute), one);
  }
};

test('the documents of discovery are as their schemas say', () => {
  const urn = (name: string) => `urn:ietf:params:scim:schemas:core:2.0:${name}`;
  const schemaOf = (name: string) => attributesOf(get(`/Schemas/${urn(name)}`).body);
  const documents = [
    ['ServiceProviderConfig', [get('/ServiceProviderConfig').body]],
    ['ResourceType', resourcesOf(get('/ResourceTypes'))],
    ['Schema', resourcesOf(get('/Schemas'))],
  ] as const;
  for (const [name, all] of documents) {
    for (const { schemas, meta, ...document } of all) {
      expect([schemas, at(meta, 'resourceType')]).toEqual([[urn(name)], name]);
      fits(schemaOf(name), document);
    }
  }
});

const attributesOf = (schema: JsonObject): ReadonlyArray<JsonObject> => {
  const list: Json | undefined = schema.attributes ?? schema.subAttributes;
  return Array.isArray(list) ? list.filter(isJsonObject) : [];
};

test('every attribute is described in full', () => {
  const check = (attribute: JsonObject): void => {
    expect(attribute).toMatchObject({
      name: expect.any(String),
      type: expect.stringMatching(/^(string|boolean|integer|complex|reference|binary)$/),
      multiValued: expect.any(Boolean),
      description: expect.stringMatching(/^[A-Z].*\S$/),
      required: expect.any(Boolean),
      mutability: expect.any(String),
      returned: expect.any(String),
      uniqueness: expect.any(String),
    });
    attributesOf(attribute).forEach(check);
  };
  for (const schema of resourcesOf(get('/Schemas'))) attributesOf(schema).forEach(check);
});

test('the schema of groups says what we enforce, not what the sample of the RFC says', () => {
  const [displayName, members] = attributesOf(get(`/Schemas/${GROUP}`).body);
  expect(displayName).toMatchObject({ name: 'displayName', required: true });
  const parts = Object.fromEntries(attributesOf(members ?? {}).map((part) => [part.name, part]));
  expect(parts.value).toMatchObject({ caseExact: true, mutability: 'immutable', required: true });
  expect(parts.display).toMatchObject({ mutability: 'readOnly' });
});

const sample = (attribute: JsonObject): Json => {
  const parts = attributesOf(attribute).filter(({ mutability }) => mutability !== 'readOnly');
  const value =
    attribute.type === 'complex'
      ? Object.fromEntries(parts.map((part) => [textOf(part.name), sample(part)]))
      : attribute.type === 'boolean'
        ? true
        : attribute.type === 'binary'
          ? 'QUJD'
          : `${textOf(attribute.name)}-1`;
  return attribute.multiValued === true ? [value] : value;
};

describe('every attribute we publish as writable is stored and given back', () => {
  const schemas = resourcesOf(get('/Schemas')).filter(({ id }) => id !== GROUP);
  const writable = schemas.flatMap((schema) =>
    attributesOf(schema)
      .filter(({ mutability }) => mutability === 'readWrite')
      .map((attribute) => [`${textOf(schema.id)}:${textOf(attribute.name)}`, schema, attribute] as const),
  );

  test.each(writable)('%s', (path, schema, attribute) => {
    const name = textOf(attribute.name);
    const value = sample(attribute);
    const where = (body: JsonObject): Json | undefined => {
      const holder = schema.id === USER ? body : body[textOf(schema.id)];
      return isJsonObject(holder) ? holder[name] : undefined;
    };
    const put = new DirectoryUnderTest();
    const id = put.user('ana');
    const body = schema.id === USER ? { [name]: value } : { [textOf(schema.id)]: { [name]: value } };
    expect(
      where(put.send('PUT', `/Users/${id}`, { schemas: [USER], userName: 'ana', ...body }).body),
    ).toEqual(value);
    const patched = new DirectoryUnderTest();
    const url = `/Users/${patched.user('ana')}`;
    expect(where(patched.patch(url, { op: 'add', path, value }).body)).toEqual(value);
    expect(where(patched.send('GET', url).body)).toEqual(value);
  });
});
