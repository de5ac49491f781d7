import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { isJsonObject, type JsonObject } from '@rollcall/domain';
import type { Okta, OktaUser } from '@rollcall/okta-player';

export type OktaOrganisation = { readonly url: string; readonly close: () => Promise<void> };

type Person = { readonly id: string; user: OktaUser; known: boolean };

const read = async (request: IncomingMessage): Promise<JsonObject> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const text = Buffer.concat(chunks).toString();
  const body: unknown = text === '' ? {} : JSON.parse(text);
  return isJsonObject(body) ? body : {};
};

const textIn = (body: JsonObject, name: string): string => {
  const profile = isJsonObject(body.profile) ? body.profile : {};
  return typeof profile[name] === 'string' ? profile[name] : '';
};

/** The part of Okta's own API that its CRUD suite drives, in front of an application that provisions. */
export const startOktaOrganisation = async (okta: Okta): Promise<OktaOrganisation> => {
  const people = new Map<unknown, Person>();
  const userOf = (body: JsonObject): OktaUser => ({
    login: textIn(body, 'login'),
    email: textIn(body, 'email'),
    firstName: textIn(body, 'firstName'),
    lastName: textIn(body, 'lastName'),
  });
  const assign = async (person: Person): Promise<void> => {
    await (person.known ? okta.reactivate(person.user.login) : okta.assign(person.user));
    person.known = true;
  };
  const answer = async (request: IncomingMessage): Promise<readonly [number, object]> => {
    const body = await read(request);
    const [, , , kind, id, part, last] = (request.url ?? '').split('?', 1)[0]?.split('/') ?? [];
    const person = people.get((kind === 'apps' ? (last ?? body.id) : id) ?? '');
    const asked = `${request.method} ${kind}${part === undefined ? '' : `/${part}`}`;
    if (asked === 'GET apps') return [200, { id, status: 'ACTIVE' }];
    if (asked === 'POST users') {
      const made = { id: `00u${people.size}`, user: userOf(body), known: false };
      people.set(made.id, made);
      return [200, { id: made.id, status: 'ACTIVE' }];
    }
    if (person === undefined) return [404, { errorSummary: `${asked} ${id}` }];
    const { login } = person.user;
    if (asked === 'POST apps/users') await assign(person);
    else if (asked === 'DELETE apps/users') await okta.deactivate(login);
    else if (asked === 'POST users/lifecycle' && last === 'deactivate') await okta.deactivate(login);
    else if (asked === 'PUT users') {
      person.user = userOf(body);
      await okta.updateProfile(login, { firstName: person.user.firstName });
    }
    return [asked.startsWith('DELETE') ? 204 : 200, { id: person.id }];
  };
  const server = createServer((request, response) => {
    answer(request).then(
      ([status, body]) => {
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end(status === 204 ? undefined : JSON.stringify(body));
      },
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
};
