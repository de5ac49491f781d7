import { readConsoleFiles } from '../../src/http/console/static/console-files';
import { startTestServer, type TestServer } from '../test-server';

const files = readConsoleFiles();
if (files.size === 0) process.stdout.write('skipped: the console is not built\n');
const whenBuilt = files.size === 0 ? it.skip : it;

describe('The console', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.close());

  whenBuilt(
    'answers each of its pages with one document that lets no foreign or inline code in',
    async () => {
      for (const path of ['/', '/directories', '/directories/example/users/1']) {
        const { status, headers, text } = await server.raw('GET', path);
        expect({ path, status, type: headers.get('content-type') }).toEqual({
          path,
          status: 200,
          type: 'text/html; charset=utf-8',
        });
        expect(text).toContain('<div id="root">');
        const policy = headers.get('content-security-policy') ?? '';
        expect(policy).toContain("default-src 'none'");
        expect(policy).toContain("frame-ancestors 'none'");
        expect(policy).not.toMatch(/unsafe-|\*|https?:|data:/);
        expect(headers.get('x-content-type-options')).toBe('nosniff');
        expect(headers.get('referrer-policy')).toBe('no-referrer');
        expect(headers.get('cache-control')).toBe('no-cache');
      }
    },
  );

  whenBuilt('has its assets kept for ever, compressed for those who can read it', async () => {
    const asset = [...files.keys()].find((path) => path.endsWith('.js')) ?? '';
    const { status, headers, text } = await server.raw('GET', asset, undefined, {
      'accept-encoding': 'gzip',
    });
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(headers.get('content-encoding')).toBe('gzip');
    expect(text).toBe(files.get(asset)?.body.toString('utf8'));
    const etag = headers.get('etag') ?? '';
    const held = (tags: string) => server.raw('GET', asset, undefined, { 'if-none-match': tags });
    for (const tags of [etag, etag.replace('W/', ''), `"other", ${etag}`, '*']) {
      expect((await held(tags)).status).toBe(304);
    }
    expect((await held('"other"')).status).toBe(200);
  });

  whenBuilt.each([
    ['gzip', 'gzip'],
    ['br, GZIP;q=0.5', 'gzip'],
    ['gzip;q=0', null],
    ['br, gzip; q=0.0, *', null],
    ['identity', null],
  ])('is compressed as %j lets it: %s', async (accepted, coding) => {
    const { headers } = await server.raw('GET', '/', undefined, { 'accept-encoding': accepted });
    expect(headers.get('content-encoding')).toBe(coding);
  });

  it.each([
    ['/scim/v2/Nothing', 'application/scim+json; charset=utf-8'],
    ['/api/nothing', 'application/json; charset=utf-8'],
    ['/nothing', 'application/scim+json; charset=utf-8'],
    ['/assets/../../package.json', 'application/scim+json; charset=utf-8'],
    ['/assets/%2e%2e%2findex.html', 'application/scim+json; charset=utf-8'],
  ])('does not answer %s', async (path, type) => {
    const { status, headers } = await server.raw('GET', path);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(headers.get('content-type')).toBe(type);
  });
});
