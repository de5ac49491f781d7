import { Agent, request } from 'node:http';

export type Answer = { readonly status: number; readonly body: unknown };

/** Keeps its connections open. An answer that never comes, because the server died, is `undefined`. */
export const httpClient = (connections: number) => {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const call = (method: string, url: string, token: string, body?: unknown): Promise<Answer | undefined> =>
    new Promise((resolve) => {
      const text = body === undefined ? undefined : JSON.stringify(body);
      const outgoing = request(
        url,
        {
          agent,
          method,
          headers: {
            authorization: `Bearer ${token}`,
            ...(text === undefined
              ? {}
              : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
          },
        },
        (incoming) => {
          const chunks: Buffer[] = [];
          incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
          incoming.on('error', () => resolve(undefined));
          incoming.on('end', () => {
            const answer = Buffer.concat(chunks).toString('utf8');
            if (!incoming.complete) return resolve(undefined);
            resolve({
              status: incoming.statusCode ?? 0,
              body: answer === '' ? undefined : JSON.parse(answer),
            });
          });
        },
      );
      outgoing.on('error', () => resolve(undefined));
      outgoing.end(text);
    });
  return { call, close: () => agent.destroy() };
};

export type HttpClient = ReturnType<typeof httpClient>;
