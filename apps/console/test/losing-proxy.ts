import { once } from 'node:events';
import { createServer, request as httpRequest, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type LosingProxy = {
  readonly url: string;
  /** Ends what goes on and answers 502 from now on, as a proxy whose server is gone. */
  readonly lose: () => void;
  readonly find: () => void;
  /** Until so many requests for a path were answered with 502. */
  readonly answered: (path: string, times: number) => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** A proxy before the server at `target`. */
export const startLosingProxy = async (target: string): Promise<LosingProxy> => {
  const open = new Set<ServerResponse>();
  const refused: string[] = [];
  let isLost = false;
  const proxy = createServer((request, response) => {
    if (isLost) {
      refused.push(request.url ?? '');
      response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad Gateway</h1>');
      return;
    }
    const { method, headers, url = '/' } = request;
    const onwards = httpRequest(new URL(url, target), { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(response);
    });
    onwards.on('error', () => response.destroy());
    request.pipe(onwards);
    open.add(response);
    response.once('close', () => {
      open.delete(response);
      onwards.destroy();
    });
  }).listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const { port } = proxy.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    lose: () => {
      isLost = true;
      for (const response of open) response.destroy();
    },
    find: () => {
      isLost = false;
    },
    answered: async (path, times) => {
      for (let tries = 0; tries < 1_200; tries++) {
        if (refused.filter((url) => url === path).length >= times) return;
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
      throw new Error(`${path} was asked for ${refused.filter((url) => url === path).length} times`);
    },
    stop: async () => {
      proxy.closeAllConnections();
      proxy.close();
      await once(proxy, 'close');
    },
  };
};
