import { join } from 'node:path';
import { type ScimServer, scimHeaders } from './scim-server';
import { startServer } from './server-process';

const PROGRAM = join(__dirname, '../peers/scimmy.js');

/** scimmy-routers in memory, with so many users and a group `g` of all of them. */
export const startScimmy = async (users: number): Promise<ScimServer> => {
  const server = await startServer(PROGRAM, [String(users)]);
  return { scimUrl: `${server.url}/scim/v2`, headers: scimHeaders('bench'), stop: server.stop };
};
