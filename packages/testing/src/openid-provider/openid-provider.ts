import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { AuthorizationCodes } from './authorization-codes';
import { createIdTokens, type Forgery, type Person } from './id-token';

/** A small OpenID provider over HTTP, with one application: discovery, code flow with PKCE, user info, sign-out. */
export type OpenIdProvider = {
  /** On another site than 127.0.0.1, as a browser sees it. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Who is at the browser from now on; nobody: the provider refuses. */
  readonly signIn: (person: Person | undefined) => void;
  readonly forge: (forgery: Forgery) => void;
  /** Whether ID tokens name nobody but the subject, so that the user info must be asked. */
  readonly keepClaimsForUserInfo: (kept: boolean) => void;
  readonly stop: () => Promise<void>;
};

type Reply = { readonly status: number; readonly location?: string; readonly body?: unknown };

const CLIENT = { clientId: 'rollcall', clientSecret: 'a secret: of+the application' };

/** `port` 0 lets the system choose. */
export const startOpenIdProvider = async (port = 0): Promise<OpenIdProvider> => {
  const idTokens = await createIdTokens();
  const codes = new AuthorizationCodes();
  const byAccessToken = new Map<string, Person>();
  let person: Person | undefined;
  let forgery: Forgery = {};
  let thin = false;
  let issuer = '';

  const authorize = (query: URLSearchParams): Reply => {
    const back = new URL(query.get('redirect_uri') ?? 'about:blank');
    if (query.get('client_id') !== CLIENT.clientId) return { status: 400, body: 'unknown client' };
    back.searchParams.set('state', query.get('state') ?? '');
    if (person === undefined) {
      back.searchParams.set('error', 'access_denied');
      back.searchParams.set('error_description', 'User is not assigned to the client application.');
    } else {
      back.searchParams.set('code', codes.issue(query, person));
    }
    return { status: 302, location: back.href };
  };

  const token = async (request: IncomingMessage): Promise<Reply> => {
    const [scheme, credentials = ''] = (request.headers.authorization ?? '').split(' ');
    const expected = [CLIENT.clientId, CLIENT.clientSecret].map(formEncoded).join(':');
    if (scheme !== 'Basic' || Buffer.from(credentials, 'base64').toString() !== expected) {
      return { status: 401, body: { error: 'invalid_client', error_description: 'Bad client secret.' } };
    }
    const granted = codes.redeem(new URLSearchParams(await text(request)));
    if (granted === undefined) {
      return { status: 400, body: { error: 'invalid_grant', error_description: 'The code is not valid.' } };
    }
    const accessToken = `access-${byAccessToken.size}`;
    byAccessToken.set(accessToken, granted.person);
    const named = thin ? { sub: granted.person.sub } : granted.person;
    const claims = { iss: issuer, aud: CLIENT.clientId, nonce: granted.nonce, ...named };
    const idToken = await idTokens.issue(claims, forgery);
    return {
      status: 200,
      body: { access_token: accessToken, token_type: 'Bearer', expires_in: 300, id_token: idToken },
    };
  };

  const answer = async (request: IncomingMessage): Promise<Reply> => {
    const { pathname, searchParams } = new URL(request.url ?? '/', issuer);
    switch (pathname) {
      case '/.well-known/openid-configuration':
        return { status: 200, body: metadata(issuer) };
      case '/keys':
        return { status: 200, body: idTokens.jwks };
      case '/authorize':
        return authorize(searchParams);
      case '/token':
        return token(request);
      case '/userinfo': {
        const found = byAccessToken.get((request.headers.authorization ?? '').slice('Bearer '.length));
        return found === undefined ? { status: 401 } : { status: 200, body: found };
      }
      case '/logout':
        person = undefined;
        return { status: 302, location: searchParams.get('post_logout_redirect_uri') ?? issuer };
      default:
        return { status: 404 };
    }
  };

  const server = createServer((request, response) => {
    void answer(request).then(({ status, location, body }) => {
      if (location !== undefined) response.setHeader('location', location);
      response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
      response.end(body === undefined ? '' : JSON.stringify(body));
    });
  });
  server.listen(port, 'localhost');
  await once(server, 'listening');
  issuer = `http://localhost:${portOf(server.address())}`;

  return {
    issuer,
    ...CLIENT,
    signIn: (next) => {
      person = next;
    },
    forge: (next) => {
      forgery = next;
    },
    keepClaimsForUserInfo: (kept) => {
      thin = kept;
    },
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};

const metadata = (issuer: string) => ({
  issuer,
  authorization_endpoint: `${issuer}/authorize`,
  token_endpoint: `${issuer}/token`,
  userinfo_endpoint: `${issuer}/userinfo`,
  end_session_endpoint: `${issuer}/logout`,
  jwks_uri: `${issuer}/keys`,
  response_types_supported: ['code'],
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: ['RS256'],
  code_challenge_methods_supported: ['S256'],
});

/** RFC 6749 section 2.3.1. */
const formEncoded = (value: string): string =>
  new URLSearchParams({ value }).toString().slice('value='.length);

const portOf = (address: AddressInfo | string | null): number =>
  typeof address === 'object' && address !== null ? address.port : 0;
