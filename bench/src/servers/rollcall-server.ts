import { join } from 'node:path';
import { type ScimServer, scimHeaders } from './scim-server';
import { startServer } from './server-process';

const PROGRAM = join(__dirname, '../../../apps/cli/dist/main.js');
const ADMIN_TOKEN = 'the-token-of-a-benchmark-run';

/** Ours, as `rollcall serve` runs it on a SQLite file. Logs only what is fatal: the peers log nothing. */
export const startRollcall = async (store: string, directoryId: string): Promise<ScimServer> => {
  const args = ['serve', '--json', '--store', store, '--port', '0', '--log-level', 'fatal'];
  const server = await startServer(PROGRAM, args, {
    ROLLCALL_ADMIN_TOKEN: ADMIN_TOKEN,
    ROLLCALL_RATE_LIMIT: '0',
  });
  const admin = async (path: string, body: unknown): Promise<unknown> => {
    const response = await fetch(`${server.url}/api/directories${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const answer: unknown = await response.json();
    if (!response.ok && response.status !== 409) {
      throw new Error(`${path}: ${response.status} ${JSON.stringify(answer)}`);
    }
    return answer;
  };
  try {
    await admin('', { id: directoryId, domains: ['example.com'] });
    const key = keyIn(await admin(`/${directoryId}/provisioning/enable`, { label: 'bench' }));
    return { scimUrl: `${server.url}/scim/v2`, headers: scimHeaders(key), stop: server.stop };
  } catch (error) {
    await server.stop();
    throw error;
  }
};

const keyIn = (answer: unknown): string => {
  if (typeof answer === 'object' && answer !== null && 'key' in answer && typeof answer.key === 'string') {
    return answer.key;
  }
  throw new Error(`the server issued no key: ${JSON.stringify(answer)}`);
};
