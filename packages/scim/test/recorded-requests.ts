import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
  type IdpName,
  isJsonObject,
  type Json,
  type JsonObject,
  type UserNamePolicy,
} from '@rollcall/domain';
import { type Answered, DirectoryUnderTest, textOf } from './directory-under-test';

export type RecordedRequest = {
  readonly id: string;
  readonly method: string;
  /** Below the base URL. */
  readonly url: string;
  readonly body: Json | undefined;
  readonly headers: Readonly<Record<string, string>>;
};

const folder = path.resolve(__dirname, '../../../../shared');

/** Requests of a recording beside the repository; none, and one visible line, where it is absent. */
export const recordedRequests = (file: string): ReadonlyArray<RecordedRequest> => {
  const place = path.join(folder, file);
  if (!existsSync(place)) {
    process.stdout.write(`skipped: ${file} is not beside the repository\n`);
    return [];
  }
  const content: unknown = JSON.parse(readFileSync(place, 'utf8'));
  const items = isJsonObject(content) && Array.isArray(content.items) ? content.items : [];
  return items.flatMap((item, index) => requestOf(item, index));
};

const requestOf = (item: Json, index: number): ReadonlyArray<RecordedRequest> => {
  if (!isJsonObject(item) || typeof item.method !== 'string') return [];
  const url = textOf(item.path ?? item.url).replace(/^\/scim\/v2|^\/v2/, '');
  if (url.startsWith('/v1/')) return [];
  const headers = Object.entries(isJsonObject(item.headers) ? item.headers : {}).map(([name, value]) => [
    name.toLowerCase(),
    textOf(value),
  ]);
  return [
    {
      id: typeof item.id === 'string' ? item.id : `#${index}`,
      method: item.method,
      url,
      body: item.body,
      headers: Object.fromEntries(headers),
    },
  ];
};

/** Attributes of the user that requests on one user meet. */
const known: JsonObject = {
  name: { givenName: 'Test', familyName: 'User' },
  emails: [
    { value: 'test.user@okta.local', type: 'work', primary: true },
    { value: 'home@okta.local', type: 'home' },
  ],
  addresses: [{ type: 'home', formatted: '1 Home Street' }],
  roles: [{ value: 'admin-role-id', primary: true }],
  title: 'Engineer',
};

export type Played = Answered & {
  readonly directory: DirectoryUnderTest;
  /** Issued ids by the ids of the recording; `target` for the resource the request is for. */
  readonly ids: ReadonlyMap<string, string>;
  readonly again: () => Answered;
};

/**
 * Sends a recorded request to a fresh directory that has what it speaks of: the resource in the path, and
 * the users it names as members, all with ids that the directory issued.
 */
export const play = (
  request: RecordedRequest,
  policy: UserNamePolicy = 'any',
  idp: IdpName = 'generic',
): Played => {
  const directory = new DirectoryUnderTest(policy, 'id', idp);
  const ids = new Map<string, string>();
  const [, collection = '', item] = request.url.split('?')[0]?.split('/') ?? [];
  for (const member of namedMembers(request.body)) {
    if (ids.has(member)) continue;
    const userName = `user${ids.size}@okta.local`;
    ids.set(member, directory.user(userName, { emails: [{ value: userName, primary: true }] }));
  }
  if (item !== undefined) {
    const target =
      collection === 'Users'
        ? directory.user('test.user@okta.local', known)
        : directory.group(
            'Test SCIMv2',
            presentMembers(request.body).map((id) => ids.get(id) ?? id),
          );
    ids.set(item, target);
    ids.set('target', target);
  }
  const issued = (text: string): string =>
    [...ids].reduce(
      (replaced, [from, to]) => (from === 'target' ? replaced : replaced.replaceAll(from, to)),
      text,
    );
  const body = request.body === undefined ? undefined : issued(JSON.stringify(request.body));
  const again = (): Answered =>
    directory.send(request.method, encode(issued(request.url)), body, request.headers);
  return { ...again(), directory, ids, again };
};

/** Captures print their queries decoded. */
const encode = (url: string): string => {
  const [place = '', query] = url.split('?');
  if (query === undefined || query.includes('%')) return url;
  const parameters = query.split('&').map((parameter) => {
    const [name = '', ...value] = parameter.split('=');
    return `${name}=${encodeURIComponent(value.join('='))}`;
  });
  return `${place}?${parameters.join('&')}`;
};

const operationsIn = (body: Json | undefined): ReadonlyArray<JsonObject> =>
  isJsonObject(body) && Array.isArray(body.Operations) ? body.Operations.filter(isJsonObject) : [];

/** Ids in `members`, be they in a resource, in operations or in a filter. */
const namedMembers = (body: Json | undefined): ReadonlyArray<string> => {
  if (!isJsonObject(body)) return [];
  const found = idsIn(body.members);
  for (const { path: target, value } of operationsIn(body)) {
    if (typeof target === 'string' && /members/i.test(target)) {
      found.push(
        ...idsIn(value),
        ...Array.from(target.matchAll(/value eq "([^"]+)"/g), (match) => String(match[1])),
      );
    }
    if (isJsonObject(value)) found.push(...idsIn(value.members));
  }
  return found.filter((id) => id !== 'fake-member-id' && id !== 'RWKZKIXZEAGC');
};

/** Those who have to be members already: whoever is removed. */
const presentMembers = (body: Json | undefined): ReadonlyArray<string> =>
  operationsIn(body)
    .filter(({ op }) => textOf(op).toLowerCase() === 'remove')
    .flatMap((operation) => namedMembers({ Operations: [operation] }));

const idsIn = (members: Json | undefined): string[] => {
  if (typeof members === 'string') return [members];
  if (isJsonObject(members)) return idsIn(members.members);
  if (!Array.isArray(members)) return [];
  return members.flatMap((member) =>
    isJsonObject(member) && typeof member.value === 'string' ? [member.value] : [],
  );
};
