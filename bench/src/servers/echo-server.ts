import { join } from 'node:path';
import { type ScimServer, scimHeaders } from './scim-server';
import { startServer } from './server-process';

const PROGRAM = join(__dirname, '../peers/fastify-echo.js');

/** Fastify that sends each body back. */
export const startEcho = async (): Promise<ScimServer> => {
  const server = await startServer(PROGRAM, []);
  return { scimUrl: `${server.url}/scim/v2`, headers: scimHeaders('bench'), stop: server.stop };
};
