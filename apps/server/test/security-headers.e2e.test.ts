import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { FastifyInstance } from 'fastify';
import { ADMIN_TOKEN, startTestServer, type TestServer } from './test-server';

type Route = { readonly method: string; readonly path: string };

const routes: Route[] = [];
const noteRoutes = (message: unknown) => {
  const { fastify } = message as { readonly fastify: FastifyInstance };
  fastify.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) routes.push({ method: one, path: url.replace(/[:*]\w*/g, 'x') });
  });
};

const always = {
  'content-security-policy': expect.stringMatching(/^default-src 'none'; .*frame-ancestors 'none'$/),
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-request-id': expect.stringMatching(/./),
};

/** The headers of an answer whose body may never end. */
const headersOf = async (url: string, { method, path }: Route, authorization: string) => {
  const asked = new AbortController();
  const { headers } = await fetch(`${url}${path}`, {
    method,
    redirect: 'manual',
    headers: { authorization },
    signal: asked.signal,
  });
  asked.abort();
  return Object.fromEntries(headers);
};

describe('The headers that keep a browser safe', () => {
  let server: TestServer;
  beforeAll(async () => {
    subscribe('fastify.initialization', noteRoutes);
    server = await startTestServer();
    unsubscribe('fastify.initialization', noteRoutes);
    await server.admin('POST', '/directories', { id: 'x', domains: ['example.com'] });
  });
  afterAll(() => server.close());

  it('are on the answers of every route, to those who may ask and to those who may not', async () => {
    const served = routes.map(({ path }) => path);
    expect(served).toEqual(
      expect.arrayContaining([
        '/',
        '/livez',
        '/metrics',
        '/scim/v2/Users/x',
        '/api/directories',
        '/api/session',
      ]),
    );
    for (const route of routes) {
      for (const authorization of [`Bearer ${ADMIN_TOKEN}`, 'Bearer wrong']) {
        const headers = await headersOf(server.url, route, authorization);
        expect({ route, headers }).toEqual({ route, headers: expect.objectContaining(always) });
        expect(headers).not.toHaveProperty('strict-transport-security');
      }
    }
  });

  it('are on the answers to what is no route', async () => {
    for (const path of ['/nothing', '/api/nothing', '/scim/v2/nothing', '/%ff', '/scim/v2/Users/%']) {
      const headers = await headersOf(server.url, { method: 'GET', path }, 'Bearer wrong');
      expect({ path, headers }).toEqual({ path, headers: expect.objectContaining(always) });
    }
  });

  it('hold browsers to TLS where the public address is https', async () => {
    const secure = await startTestServer({ publicUrl: 'https://rollcall.example.com' });
    try {
      for (const path of ['/', '/livez', '/scim/v2/Users', '/api/directories', '/%ff']) {
        const headers = await headersOf(secure.url, { method: 'GET', path }, 'Bearer wrong');
        expect({ path, hsts: headers['strict-transport-security'] }).toEqual({
          path,
          hsts: 'max-age=31536000',
        });
      }
    } finally {
      await secure.close();
    }
  });
});
