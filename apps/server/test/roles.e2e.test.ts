import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import Fastify from 'fastify';
import { requireDeclaredRoles } from '../src/http/admin/permission';
import { routeRoles } from '../src/http/admin/route-roles';
import { startTestServer, type TestServer } from './test-server';

describe('The roles of the admin API', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.close());

  it('are declared for no route that is not there', async () => {
    for (const route of Object.keys(routeRoles)) {
      const [method = '', path = ''] = route.split(' ');
      const { text } = await server.admin(
        method,
        path.slice('/api'.length),
        method === 'GET' ? undefined : '',
      );
      expect({ route, text }).not.toEqual({ route, text: expect.stringContaining('no-such-endpoint') });
    }
  });

  it('are stated by the operations guide as they hold', () => {
    const guide = readFileSync(resolve(__dirname, '../../../docs/operations.md'), 'utf8');
    const stated = Array.from(
      guide.matchAll(/^\| `([A-Z]+ \/api\/\S+)` \| (\w+) \|$/gm),
      ([, route, role]) => [route, role],
    );
    expect(stated).toEqual(Object.entries(routeRoles).filter(([, role]) => role !== 'viewer'));
  });

  it('keep a server from starting whose route declares none', async () => {
    const app = Fastify();
    void app.register((scope, _options, done) => {
      requireDeclaredRoles(scope);
      scope.delete('/api/directories/:id', () => 'gone');
      done();
    });
    await expect(app.ready()).rejects.toThrow(
      'http/admin/route-roles.ts declares no role for DELETE /api/directories/:id',
    );
  });
});
