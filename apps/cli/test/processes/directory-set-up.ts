import type { HttpClient } from './http-client';
import { adminToken } from './server-process';

const field = (body: unknown, name: string): string => {
  const value: unknown = Object(body)[name];
  if (typeof value !== 'string') throw new Error(`no ${name} in ${JSON.stringify(body)}`);
  return value;
};

export const idOf = (body: unknown): string => field(body, 'id');

/** Opens the directory `acme` and answers its first API key. */
export const openDirectory = async (client: HttpClient, url: string): Promise<string> => {
  const directory = { id: 'acme', domains: ['example.com'] };
  const opened = await client.call('POST', `${url}/api/directories`, adminToken, directory);
  if (opened === undefined || opened.status >= 300) throw new Error(JSON.stringify(opened));
  const enabled = await client.call(
    'POST',
    `${url}/api/directories/acme/provisioning/enable`,
    adminToken,
    {},
  );
  return field(enabled?.body, 'key');
};

export const userBody = (name: string) => ({
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
  userName: `${name}@example.com`,
  name: { givenName: name, familyName: 'Test' },
  emails: [{ value: `${name}@example.com`, primary: true, type: 'work' }],
  active: true,
});

export const addMember = (id: string) => ({
  schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
  Operations: [{ op: 'add', path: 'members', value: [{ value: id }] }],
});
