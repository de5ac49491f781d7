import { casesOf } from '../case';
import { at, listAt, textAt } from '../client/json';
import { ENTERPRISE, GROUP, LIST_RESPONSE, USER } from '../client/urns';
import { demand, equal, status } from '../demand';

const attributesOf = (schema: unknown): ReadonlyArray<unknown> => listAt(schema, 'attributes');
const attribute = (schema: unknown, name: string): unknown =>
  attributesOf(schema).find((one) => textAt(one, 'name') === name);

export const discoveryCases = [
  ...casesOf('RFC 7643 §5', {
    'ServiceProviderConfig names every option as a boolean': async ({ send }) => {
      const { body } = status(await send('GET', '/ServiceProviderConfig'), 200);
      for (const option of ['patch', 'bulk', 'filter', 'changePassword', 'sort', 'etag']) {
        equal(`the type of ${option}.supported`, typeof at(body, option, 'supported'), 'boolean');
      }
    },
    'ServiceProviderConfig has its limits as integers': async ({ send }) => {
      const { body } = status(await send('GET', '/ServiceProviderConfig'), 200);
      for (const [option, limit] of [
        ['bulk', 'maxOperations'],
        ['bulk', 'maxPayloadSize'],
        ['filter', 'maxResults'],
      ] as const) {
        demand(Number.isInteger(at(body, option, limit)), `${option}.${limit} is no integer`);
      }
    },
    'ServiceProviderConfig describes authentication schemes': async ({ send }) => {
      const { body } = status(await send('GET', '/ServiceProviderConfig'), 200);
      const schemes = listAt(body, 'authenticationSchemes');
      demand(schemes.length > 0, 'authenticationSchemes is empty');
      for (const scheme of schemes) {
        for (const part of ['type', 'name', 'description']) {
          demand(textAt(scheme, part) !== '', `an authentication scheme has no ${part}`);
        }
      }
    },
  }),
  ...casesOf('RFC 7644 §4', {
    'ResourceTypes is a ListResponse with User and Group': async ({ send }) => {
      const { body } = status(await send('GET', '/ResourceTypes'), 200);
      equal('schemas', at(body, 'schemas'), [LIST_RESPONSE]);
      const types = listAt(body, 'Resources');
      equal('totalResults', at(body, 'totalResults'), types.length);
      const found = types.map((type) => [textAt(type, 'name'), textAt(type, 'schema')].join(' '));
      for (const wanted of [`User ${USER}`, `Group ${GROUP}`]) {
        demand(found.includes(wanted), `there is no resource type ${wanted}`);
      }
    },
    'ResourceTypes/User can be read by itself': async ({ send }) => {
      const { body } = status(await send('GET', '/ResourceTypes/User'), 200);
      equal('endpoint', at(body, 'endpoint'), '/Users');
    },
    'Schemas is a ListResponse with the core schemas': async ({ send }) => {
      const { body } = status(await send('GET', '/Schemas'), 200);
      equal('schemas', at(body, 'schemas'), [LIST_RESPONSE]);
      const ids = listAt(body, 'Resources').map((schema) => textAt(schema, 'id'));
      for (const urn of [USER, GROUP]) demand(ids.includes(urn), `${urn} is not listed`);
    },
    'each listed schema can be read by its URN': async ({ send }) => {
      const { body } = status(await send('GET', '/Schemas'), 200);
      demand(listAt(body, 'Resources').length > 0, 'no schema is listed');
      for (const schema of listAt(body, 'Resources')) {
        const id = textAt(schema, 'id');
        equal('the id', at(status(await send('GET', `/Schemas/${id}`), 200).body, 'id'), id);
      }
    },
    'an extension that a resource type names has a schema': async ({ send }) => {
      const { body } = status(await send('GET', '/ResourceTypes/User'), 200);
      equal('name', at(body, 'name'), 'User');
      for (const extension of listAt(body, 'schemaExtensions')) {
        status(await send('GET', `/Schemas/${textAt(extension, 'schema')}`), 200);
      }
    },
    'a filter on Schemas and ResourceTypes is forbidden': async ({ send }) => {
      for (const path of ['/Schemas', '/ResourceTypes']) {
        status(await send('GET', `${path}?filter=id+pr`), 403);
      }
    },
    'a query on ServiceProviderConfig is ignored': async ({ send }) => {
      const query = 'filter=id+pr&sortBy=id&startIndex=9';
      const { body } = status(await send('GET', `/ServiceProviderConfig?${query}`), 200);
      equal('the type of patch.supported', typeof at(body, 'patch', 'supported'), 'boolean');
    },
    'documents of discovery cannot be written': async ({ send }) => {
      for (const path of ['/ServiceProviderConfig', '/ResourceTypes', '/Schemas']) {
        for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'] as const) {
          status(await send(method, path, method === 'DELETE' ? undefined : {}), 405, 501);
        }
      }
    },
    'documents of discovery say what they are and where': async ({ send }) => {
      for (const [path, type] of [
        ['/ServiceProviderConfig', 'ServiceProviderConfig'],
        ['/ResourceTypes/User', 'ResourceType'],
        [`/Schemas/${USER}`, 'Schema'],
      ] as const) {
        const { body } = status(await send('GET', path), 200);
        equal(`schemas of ${path}`, at(body, 'schemas'), [`urn:ietf:params:scim:schemas:core:2.0:${type}`]);
        equal(`meta.resourceType of ${path}`, at(body, 'meta', 'resourceType'), type);
        demand(textAt(body, 'meta', 'location').endsWith(path), `meta.location does not end with ${path}`);
      }
    },
    'schemas of messages are not listed': async ({ send }) => {
      const { body } = status(await send('GET', '/Schemas'), 200);
      const ids = listAt(body, 'Resources').map((schema) => textAt(schema, 'id'));
      demand(ids.length > 0, 'no schema is listed');
      const messages = ids.filter((id) => id.toLowerCase().includes(':api:messages:'));
      equal('the schemas of messages', messages, []);
    },
    'an unknown schema is not found': async ({ send }) => {
      status(await send('GET', '/Schemas/urn:example:no-such-schema'), 404);
    },
  }),
  ...casesOf('RFC 7643 §7', {
    'attributes of schemas say all their characteristics': async ({ send }) => {
      const { body } = status(await send('GET', `/Schemas/${USER}`), 200);
      demand(attributesOf(body).length > 0, 'the schema has no attributes');
      for (const one of attributesOf(body)) {
        for (const part of ['name', 'type', 'mutability', 'returned']) {
          demand(textAt(one, part) !== '', `attribute ${textAt(one, 'name')} has no ${part}`);
        }
        for (const part of ['multiValued', 'required']) {
          equal(`the type of ${textAt(one, 'name')}.${part}`, typeof at(one, part), 'boolean');
        }
      }
    },
    'parts of attributes say all their characteristics': async ({ send }) => {
      const { body } = status(await send('GET', '/Schemas'), 200);
      demand(listAt(body, 'Resources').length > 0, 'no schema is listed');
      for (const schema of listAt(body, 'Resources')) {
        for (const one of attributesOf(schema).flatMap((whole) => listAt(whole, 'subAttributes'))) {
          const name = `${textAt(schema, 'id')} ${textAt(one, 'name')}`;
          for (const part of ['name', 'type']) demand(textAt(one, part) !== '', `${name} has no ${part}`);
          equal(`the type of multiValued of ${name}`, typeof at(one, 'multiValued'), 'boolean');
          if (textAt(one, 'type') === 'reference') {
            demand(listAt(one, 'referenceTypes').length > 0, `${name} has no referenceTypes`);
          }
        }
      }
    },
    'userName is required and unique': async ({ send }) => {
      const { body } = status(await send('GET', `/Schemas/${USER}`), 200);
      const userName = attribute(body, 'userName');
      equal('userName.required', at(userName, 'required'), true);
      demand(
        ['server', 'global'].includes(textAt(userName, 'uniqueness')),
        'userName.uniqueness is not "server" or "global"',
      );
    },
    'a password is never returned': async ({ send }) => {
      const { body } = status(await send('GET', `/Schemas/${USER}`), 200);
      demand(attributesOf(body).length > 0, 'the schema has no attributes');
      const password = attribute(body, 'password');
      if (password === undefined) return;
      equal('password.returned', at(password, 'returned'), 'never');
      equal('password.mutability', at(password, 'mutability'), 'writeOnly');
    },
    'groups of a user are read-only': async ({ send }) => {
      const { body } = status(await send('GET', `/Schemas/${USER}`), 200);
      demand(attributesOf(body).length > 0, 'the schema has no attributes');
      const groups = attribute(body, 'groups');
      if (groups !== undefined) equal('groups.mutability', at(groups, 'mutability'), 'readOnly');
    },
    'the enterprise extension has employeeNumber and manager, if it is there': async ({ send }) => {
      const answer = status(await send('GET', `/Schemas/${ENTERPRISE}`), 200, 404);
      if (answer.status === 404) return;
      for (const name of ['employeeNumber', 'manager']) {
        demand(attribute(answer.body, name) !== undefined, `the schema has no ${name}`);
      }
    },
  }),
];
