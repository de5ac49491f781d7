import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';

/** What is wrong with a server, done to the right answers of Rollcall. */
export type Fault = {
  readonly url?: (url: string) => string;
  readonly status?: (status: number, method: string) => number;
  readonly headers?: (headers: Headers) => unknown;
  readonly body?: (text: string) => string;
};

export type FaultyServer = { readonly url: string; readonly close: () => void };

/** A server that answers as the one at the address does, but for the fault. */
export const faultyServer = async (upstream: string, fault: Fault): Promise<FaultyServer> => {
  const server = createServer((request, response) => void relay(upstream, fault, request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return { url: `http://127.0.0.1:${port}`, close: () => void server.close() };
};

const same = <A>(value: A): A => value;

const relay = async (
  upstream: string,
  { url = same, status = same, headers = same, body = same }: Fault,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const { method = 'GET' } = request;
  const sent = await text(request);
  const right = await fetch(upstream + url(request.url ?? ''), {
    method,
    headers: picked(request.headers, PASSED_ON),
    ...(sent === '' ? {} : { body: sent }),
  });
  const answered = picked(Object.fromEntries(right.headers), PASSED_BACK);
  headers(answered);
  response.writeHead(status(right.status, method), Object.fromEntries(answered));
  response.end(body(await right.text()));
};

const PASSED_ON = ['accept', 'authorization', 'content-type', 'if-match', 'if-none-match'];
const PASSED_BACK = ['content-type', 'content-location', 'etag', 'location', 'www-authenticate'];

const picked = (
  all: { readonly [name: string]: string | ReadonlyArray<string> | undefined },
  names: ReadonlyArray<string>,
): Headers => {
  const headers = new Headers();
  for (const name of names) {
    const value = all[name];
    if (typeof value === 'string') headers.set(name, value);
  }
  return headers;
};
