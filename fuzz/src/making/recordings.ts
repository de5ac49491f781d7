import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isJsonObject, type Json } from '@rollcall/domain';
import { ENTERPRISE, GROUP, MESSAGES, USER } from './vocabulary';

/** A request that mutations begin from. */
export type Model = { readonly method: string; readonly url: string; readonly body: Json | undefined };

const FILES = [
  'okta/okta-field-captures.json',
  'okta/okta-scim20-reference-exchanges.json',
  'okta/okta-2019-wire-samples.json',
  'idp/entra-requests.json',
  'idp/other-requests.json',
];

const modelOf = (item: Json): ReadonlyArray<Model> => {
  if (!isJsonObject(item) || typeof item.method !== 'string') return [];
  const url = item.path ?? item.url;
  if (typeof url !== 'string') return [];
  return [{ method: item.method, url: url.replace(/^(\/scim)?\/v[12]/, ''), body: item.body }];
};

/** What identity providers were recorded to send, from a folder; none where it is absent. */
export const recordedModels = (folder: string): ReadonlyArray<Model> =>
  FILES.map((file) => join(folder, file))
    .filter((file) => existsSync(file))
    .flatMap((file) => {
      const content: Json = JSON.parse(readFileSync(file, 'utf8'));
      return isJsonObject(content) && Array.isArray(content.items) ? content.items.flatMap(modelOf) : [];
    });

const person = {
  schemas: [USER, ENTERPRISE],
  userName: 'ana@example.com',
  externalId: '00u1',
  name: { givenName: 'Ana', familyName: 'Ruiz', formatted: 'Ana Ruiz' },
  emails: [
    { value: 'ana@example.com', type: 'work', primary: true },
    { value: 'ana@home.example', type: 'home', display: 'home' },
  ],
  phoneNumbers: [{ value: '555-1234', type: 'work' }],
  roles: [{ value: 'admin', primary: 'True' }],
  password: 'Secret1!',
  groups: [],
  active: true,
  [ENTERPRISE]: { department: 'R&D', employeeNumber: '7', manager: { value: '{user}' } },
};
const patch = (...Operations: ReadonlyArray<Json>): Json => ({
  schemas: [`${MESSAGES}:PatchOp`],
  Operations: [...Operations],
});

/** One of each kind of request. */
export const writtenModels: ReadonlyArray<Model> = [
  { method: 'POST', url: '/Users', body: person },
  { method: 'PUT', url: '/Users/{user}', body: person },
  { method: 'DELETE', url: '/Users/{user}', body: undefined },
  { method: 'GET', url: '/Users/{user}', body: undefined },
  { method: 'GET', url: '/Groups/{group}', body: undefined },
  { method: 'GET', url: '/Users', body: undefined },
  { method: 'GET', url: '/Groups', body: undefined },
  { method: 'GET', url: '/', body: undefined },
  { method: 'GET', url: '/Me', body: undefined },
  { method: 'GET', url: '/Schemas', body: undefined },
  { method: 'GET', url: `/Schemas/${USER}`, body: undefined },
  { method: 'GET', url: '/ResourceTypes/User', body: undefined },
  { method: 'GET', url: '/ServiceProviderConfig', body: undefined },
  {
    method: 'POST',
    url: '/Groups',
    body: { schemas: [GROUP], displayName: 'Engineering', members: [{ value: '{user}', type: 'User' }] },
  },
  {
    method: 'PUT',
    url: '/Groups/{group}',
    body: { schemas: [GROUP], displayName: 'Engineering', members: [{ value: '{user}', display: 'Ana' }] },
  },
  { method: 'DELETE', url: '/Groups/{group}', body: undefined },
  {
    method: 'PATCH',
    url: '/Users/{user}',
    body: patch(
      { op: 'Replace', path: 'active', value: 'False' },
      { op: 'add', path: 'emails[type eq "work"].value', value: 'new@example.com' },
      { op: 'replace', value: { 'name.givenName': 'Bo', [`${ENTERPRISE}:department`]: 'Sales' } },
      { op: 'remove', path: 'phoneNumbers[type eq "work"]' },
    ),
  },
  {
    method: 'PATCH',
    url: '/Groups/{group}',
    body: patch(
      { op: 'Add', path: 'members', value: [{ value: '{user}', $ref: null }] },
      { op: 'remove', path: 'members[value eq "{user}"]' },
      { op: 'replace', path: 'displayName', value: 'Renamed' },
    ),
  },
  {
    method: 'POST',
    url: '/.search',
    body: {
      schemas: [`${MESSAGES}:SearchRequest`],
      filter: 'userName sw "a" or members.value eq "{user}"',
      attributes: ['userName', 'members.value'],
      sortBy: 'userName',
      sortOrder: 'descending',
      startIndex: 1,
      count: 5,
    },
  },
  {
    method: 'POST',
    url: '/Users/.search',
    body: { schemas: [`${MESSAGES}:SearchRequest`], filter: 'emails pr', cursor: '', count: 2 },
  },
  {
    method: 'POST',
    url: '/Bulk',
    body: {
      schemas: [`${MESSAGES}:BulkRequest`],
      failOnErrors: 3,
      Operations: [
        { method: 'POST', path: '/Users', bulkId: 'a', data: person },
        {
          method: 'POST',
          path: '/Groups',
          bulkId: 'b',
          data: { schemas: [GROUP], displayName: 'Bulk', members: [{ value: 'bulkId:a' }] },
        },
        {
          method: 'PATCH',
          path: '/Groups/bulkId:b',
          data: patch({ op: 'replace', path: 'displayName', value: 'Bulked' }),
        },
        { method: 'DELETE', path: '/Users/{user}', version: 'W/"1"' },
      ],
    },
  },
];
