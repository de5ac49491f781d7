import type { FastifyPluginCallback, FastifyReply, FastifyRequest } from 'fastify';
import type { ConsoleFile, ConsoleFiles } from './console-files';

/** The pages of the console, all of them one document; never a path below the admin API or SCIM. */
const PAGES = ['/', '/directories', '/directories/*'];

const FOR_EVER = 'public, max-age=31536000, immutable';

/** The built console. The names of its assets change with their content. */
export const staticRoutes =
  (files: ConsoleFiles): FastifyPluginCallback =>
  (scope, _options, done) => {
    const page = files.get('/index.html');
    for (const url of PAGES) {
      scope.get(url, (request, reply) =>
        page === undefined ? notBuilt(reply) : sendFile(request, reply, page, 'no-cache'),
      );
    }
    for (const [path, file] of files) {
      if (file === page) continue;
      const caching = path.startsWith('/assets/') ? FOR_EVER : 'no-cache';
      scope.get(path, (request, reply) => sendFile(request, reply, file, caching));
    }
    done();
  };

const sendFile = (
  { headers }: FastifyRequest,
  reply: FastifyReply,
  { type, body, gzipped, etag }: ConsoleFile,
  caching: string,
): FastifyReply => {
  void reply.headers({ 'cache-control': caching, etag, vary: 'accept-encoding' });
  if (names(headers['if-none-match'], etag)) return reply.code(304).send();
  void reply.header('content-type', type);
  return takesGzip(headers['accept-encoding'])
    ? reply.header('content-encoding', 'gzip').send(gzipped)
    : reply.send(body);
};

/** Whether `If-None-Match` names it, weakly compared (RFC 9110 section 13.1.2): proxies weaken what they pack. */
const names = (given: string | undefined, etag: string): boolean =>
  given?.split(',').some((one) => one.trim() === '*' || strong(one.trim()) === strong(etag)) ?? false;

const strong = (etag: string): string => etag.replace(/^W\//, '');

/** `gzip;q=0` says that it must not be (RFC 9110 section 12.5.3). */
const takesGzip = (accepted: string | undefined): boolean =>
  accepted?.split(',').some((one) => /^\s*gzip\s*(;\s*q=(?!0(\.0*)?\s*$).*)?$/i.test(one)) ?? false;

const notBuilt = (reply: FastifyReply): FastifyReply =>
  reply
    .code(404)
    .header('content-type', 'text/plain; charset=utf-8')
    .send('The console is not built. Build it with: npm run build\n');
