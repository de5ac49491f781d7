import { join } from 'node:path';
import { atLeast, type Comparison } from '../comparison';
import { load } from '../load/load';
import { median } from '../measure/median';
import { oktaUserBody, UNIQUE } from '../people/okta-user-body';
import { startEcho } from '../servers/echo-server';
import { startRollcall } from '../servers/rollcall-server';
import type { ScimServer } from '../servers/scim-server';

const SIZES = {
  full: { rounds: 5, warmUpSeconds: 3, seconds: 3, connections: 64 },
  quick: { rounds: 1, warmUpSeconds: 0, seconds: 1, connections: 8 },
};

/** Reads one user over HTTP, beside a bare server that answers the same bytes. */
export const readUser = async (quick: boolean, folder: string): Promise<Comparison> => {
  const { rounds, warmUpSeconds, seconds, connections } = quick ? SIZES.quick : SIZES.full;
  const servers: ScimServer[] = [];
  try {
    const ours = await startRollcall(join(folder, 'read-user.db'), 'bench');
    servers.push(ours);
    const echo = await startEcho();
    servers.push(echo);
    const place = await createUser(ours);
    const echoed = `${echo.scimUrl}/Users/u`;
    await fetch(echoed, { method: 'PUT', headers: echo.headers, body: await answerAt(place, ours) });
    const [found, same] = [await answerAt(place, ours), await answerAt(echoed, echo)];
    if (found !== same) throw new Error(`the echo answers ${same} where we answer ${found}`);
    const rate = async (url: string, { headers }: ScimServer, duration: number): Promise<number> =>
      (await load({ url, method: 'GET', headers, connections, seconds: duration })).requestsPerSecond;
    if (warmUpSeconds > 0) {
      await rate(place, ours, warmUpSeconds);
      await rate(echoed, echo, warmUpSeconds);
    }
    const rates: number[] = [];
    const peer: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      peer.push(await rate(echoed, echo, seconds));
      rates.push(await rate(place, ours, seconds));
    }
    return {
      what: `GET /scim/v2/Users/{id}, ${connections} connections`,
      unit: 'requests/s',
      ours: median(rates),
      peer: median(peer),
      peerIs: 'Fastify echo of the same bytes, headers too',
      target: atLeast(0.5),
    };
  } finally {
    for (const server of servers) await server.stop();
  }
};

/** What comes back, but for what Node itself adds and what differs each time. */
const answerAt = async (url: string, { headers }: ScimServer): Promise<string> => {
  const response = await fetch(url, { headers });
  const sent = [...response.headers].filter(([name]) => !ofEachAnswer.has(name));
  return JSON.stringify({ headers: Object.fromEntries(sent), text: await response.text() });
};

const ofEachAnswer = new Set(['connection', 'content-length', 'date', 'keep-alive', 'x-request-id']);

/** Answers where the user is. */
const createUser = async ({ scimUrl, headers }: ScimServer): Promise<string> => {
  const body = oktaUserBody.replaceAll(UNIQUE, 'read');
  const created = await fetch(`${scimUrl}/Users`, { method: 'POST', headers, body });
  const location = created.headers.get('location');
  if (created.status !== 201 || location === null) throw new Error(`the user: ${created.status}`);
  return location;
};
