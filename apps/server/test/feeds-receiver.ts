import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Received = { readonly headers: IncomingHttpHeaders; readonly body: string };

export type Receiver = {
  readonly url: string;
  readonly received: Received[];
  /** The statuses of the next answers; 202 after them. */
  readonly answers: Array<number | { readonly status: number; readonly body: string }>;
  readonly until: (fits: (received: ReadonlyArray<Received>) => boolean) => Promise<ReadonlyArray<Received>>;
  close(): Promise<void>;
};

/** That its feed was removed reaches a receiver or does not, as it happens: between two tests. */
const farewell = /^\{"type":"FeedRemoved"/;

/** Somebody's HTTP endpoint on this machine. */
export const startReceiver = async (): Promise<Receiver> => {
  const received: Received[] = [];
  const answers: Receiver['answers'] = [];
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString();
      if (farewell.test(text)) return response.writeHead(202).end();
      const answer = answers.shift() ?? 202;
      const { status, body } = typeof answer === 'number' ? { status: answer, body: '' } : answer;
      received.push({ headers: request.headers, body: text });
      return response.writeHead(status, status === 302 ? { location: '/elsewhere' } : {}).end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/events`,
    received,
    answers,
    until: async (fits) => {
      for (let tries = 0; tries < 800 && !fits(received); tries++) {
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
      if (!fits(received))
        throw new Error(`received ${received.length}: ${JSON.stringify(received.map(({ body }) => body))}`);
      return received;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
