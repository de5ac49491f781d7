import { isJsonObject, type Json, type JsonObject } from '@rollcall/domain';
import { testServer } from './running-server';
import { sharedJson } from './shared-file';

type Recorded = {
  readonly id: string;
  readonly method: string;
  /** Below the base URL. */
  readonly url: string;
  readonly headers: JsonObject;
  readonly body: Json | undefined;
};

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const recordedIn = (file: string): ReadonlyArray<Recorded> => {
  const content = sharedJson(file);
  const items = isJsonObject(content) && Array.isArray(content.items) ? content.items : [];
  return items.flatMap((item, index) => {
    if (!isJsonObject(item) || typeof item.method !== 'string') return [];
    const url = textOf(item.path) || textOf(item.url);
    if (url.startsWith('/v1/')) return [];
    return {
      id: typeof item.id === 'string' ? item.id : `#${index}`,
      method: item.method,
      url: url.replace(/^(\/scim)?\/v2/, ''),
      headers: isJsonObject(item.headers) ? item.headers : {},
      body: item.body,
    };
  });
};

/** What Okta's reference and the recordings answer, by method; each request meets what it speaks of. */
const EXPECTED: { readonly [method: string]: number } = {
  GET: 200,
  POST: 201,
  PUT: 200,
  PATCH: 200,
  DELETE: 204,
};

/** Stands for all requests where the recording is absent. */
const ABSENT: Recorded = { id: 'absent', method: 'POST', url: '', headers: {}, body: undefined };

/** Breaks the rule that a userName is the primary email. */
const NEEDS_ANY_USER_NAME = new Set(['empty-string-optionals']);

const server = testServer();
let directories = 0;

const send = async (
  token: string,
  { method, url, headers, body }: Omit<Recorded, 'id'>,
): Promise<{ readonly status: number; readonly body: unknown }> => {
  const sent = new Headers({ accept: 'application/scim+json', 'user-agent': 'Okta SCIM Client 1.0.0' });
  for (const [name, value] of Object.entries(headers)) {
    if (!/^(host|connection|content-length|authorization)$/i.test(name)) sent.set(name, textOf(value));
  }
  if (method !== 'GET' && !sent.has('content-type')) {
    sent.set('content-type', 'application/scim+json; charset=utf-8');
  }
  sent.set('authorization', `Bearer ${token}`);
  const response = await fetch(server.scimUrl + url, {
    method,
    headers: sent,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
};

const create = async (token: string, endpoint: string, body: JsonObject): Promise<string> => {
  const created = await send(token, { method: 'POST', url: endpoint, headers: {}, body });
  if (created.status !== 201 || !isJsonObject(created.body)) throw new Error(JSON.stringify(created.body));
  return textOf(created.body.id);
};

const user = (token: string, userName: string): Promise<string> =>
  create(token, '/Users', {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
    userName,
    name: { givenName: 'Test', familyName: 'User' },
    emails: [{ value: userName, primary: true, type: 'work' }],
  });

/** Sends the request to a directory of its own, to resources that are there, with the ids they were given. */
const play = async (request: Recorded) => {
  directories += 1;
  const token = await server.open(`d${directories}`, NEEDS_ANY_USER_NAME.has(request.id) ? 'any' : 'email');
  const issued = new Map<string, string>();
  for (const member of membersNamedIn(request.body)) {
    issued.set(member, await user(token, `member${issued.size}@example.com`));
  }
  const [, collection, target] = request.url.split('?')[0]?.split('/') ?? [];
  if (target !== undefined) {
    const id =
      collection === 'Users'
        ? await user(token, 'target@example.com')
        : await create(token, '/Groups', {
            schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
            displayName: 'Target',
            members: [],
          });
    issued.set(target, id);
  }
  const replaced = (text: string): string =>
    [...issued].reduce((result, [recorded, id]) => result.replaceAll(recorded, id), text);
  const body: Json | undefined =
    request.body === undefined ? undefined : JSON.parse(replaced(JSON.stringify(request.body)));
  const sent = { ...request, url: replaced(request.url), body };
  return { answer: await send(token, sent), again: () => send(token, sent) };
};

const membersNamedIn = (body: Json | undefined): ReadonlySet<string> => {
  const named = new Set<string>();
  const note = (members: Json | undefined): void => {
    for (const member of Array.isArray(members) ? members : []) {
      if (isJsonObject(member) && typeof member.value === 'string') named.add(member.value);
    }
  };
  if (!isJsonObject(body)) return named;
  note(body.members);
  for (const operation of Array.isArray(body.Operations) ? body.Operations : []) {
    if (!isJsonObject(operation)) continue;
    const [, removed] = /^members\[value eq "([^"]+)"\]$/.exec(textOf(operation.path)) ?? [];
    if (removed !== undefined) named.add(removed);
    if (operation.path === 'members') note(operation.value);
    if (isJsonObject(operation.value)) note(operation.value.members);
  }
  return named;
};

describe.each([
  'okta/okta-field-captures.json',
  'okta/okta-scim20-reference-exchanges.json',
  'okta/okta-2019-wire-samples.json',
])('%s over HTTP', (file) => {
  const found = recordedIn(file);
  const requests = found.length === 0 ? [ABSENT] : found;
  const itWithFile = found.length === 0 ? it.skip : it;

  itWithFile.each(requests)('$id: $method $url is answered as Okta expects', async (request) => {
    const { answer } = await play(request);
    expect({ request: request.id, ...answer }).toMatchObject({ status: EXPECTED[request.method] });
  });

  const creations = requests.filter(({ method }) => method === 'POST');
  itWithFile.each(creations)('$id: the same $method $url once more is a conflict', async (request) => {
    const { again } = await play(request);
    expect(await again()).toMatchObject({ status: 409, body: { status: '409', scimType: 'uniqueness' } });
  });
});
