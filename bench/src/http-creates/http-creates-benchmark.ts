import { join } from 'node:path';
import type { Benchmark } from '../benchmark';
import { atLeast } from '../comparison';
import { load } from '../load/load';
import { median } from '../measure/median';
import { oktaUserBody } from '../people/okta-user-body';
import { startEcho } from '../servers/echo-server';
import { startRollcall } from '../servers/rollcall-server';
import type { ScimServer } from '../servers/scim-server';
import { startScimmy } from '../servers/scimmy-server';

const SIZES = {
  full: { rounds: 5, warmUpSeconds: 3, seconds: 4, connections: 64 },
  quick: { rounds: 1, warmUpSeconds: 0, seconds: 1, connections: 8 },
};

/** All three servers stay up; in each round one after the other is under load, and the others are idle. */
const run: Benchmark['run'] = async ({ quick, folder }) => {
  const { rounds, warmUpSeconds, seconds, connections } = quick ? SIZES.quick : SIZES.full;
  const servers: ScimServer[] = [];
  const started = async (server: Promise<ScimServer>) => {
    servers.push(await server);
    return server;
  };
  try {
    const ours = await started(startRollcall(join(folder, 'http-creates.db'), 'bench'));
    const scimmy = await started(startScimmy(0));
    const echo = await started(startEcho());
    const rate = async ({ scimUrl, headers }: ScimServer, duration: number): Promise<number> => {
      const url = `${scimUrl}/Users`;
      return (await load({ url, headers, body: oktaUserBody, connections, seconds: duration }))
        .requestsPerSecond;
    };
    const rates = new Map(servers.map((server) => [server, Array<number>()]));
    if (warmUpSeconds > 0) for (const server of servers) await rate(server, warmUpSeconds);
    for (let round = 0; round < rounds; round += 1) {
      for (const [server, found] of rates) found.push(await rate(server, seconds));
    }
    const medianOf = (server: ScimServer) => median(rates.get(server) ?? []);
    const common = {
      what: `POST /scim/v2/Users, durable, ${connections} connections`,
      unit: 'requests/s',
      ours: medianOf(ours),
    };
    return [
      { ...common, peer: medianOf(scimmy), peerIs: 'scimmy-routers in memory', target: atLeast(4) },
      { ...common, peer: medianOf(echo), peerIs: 'Fastify echo of the same body', target: atLeast(0.4) },
    ];
  } finally {
    for (const server of servers) await server.stop();
  }
};

export const httpCreatesBenchmark: Benchmark = { name: 'http-creates', run };
