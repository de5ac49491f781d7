import { createServer, type RequestListener, type Server } from 'node:http';
import type { Socket } from 'node:net';

/** How long a request may take to arrive. Okta gives up after as long. */
const REQUEST_TIMEOUT_MS = 60_000;

/** How long a connection that waits for its next request is kept. */
const KEEP_ALIVE_TIMEOUT_MS = 72_000;

/** How long a connection may move no byte, while its answer is computed or nobody takes it. */
const STANDSTILL_TIMEOUT_MS = 300_000;

/** Requests that may wait on one connection for the answer to the one before them. */
const MOST_WAITING = 32;

/** Takes connections, with an end to what each of them can hold. */
export const connectionServer = (handle: RequestListener): Server => {
  const server = createServer({ requestTimeout: REQUEST_TIMEOUT_MS }, oneByOne(handle));
  server.keepAliveTimeout = KEEP_ALIVE_TIMEOUT_MS;
  server.setTimeout(STANDSTILL_TIMEOUT_MS);
  return server;
};

/**
 * Serves the requests of a connection one after the other (RFC 9112 section 9.3.2). Node hands on those
 * that were sent ahead at once, reads more while they wait, and never closes the answers that still
 * wait when the connection ends. A connection on which too many wait is closed.
 */
const oneByOne = (handle: RequestListener): RequestListener => {
  const waiting = new WeakMap<Socket, number>();
  return (request, response) => {
    const { socket } = request;
    const isTurn = response.socket !== null;
    if (isTurn) return handle(request, response);
    const count = waiting.get(socket) ?? 0;
    if (count === MOST_WAITING) return void socket.destroy();
    waiting.set(socket, count + 1);
    response.once('socket', () => {
      waiting.set(socket, (waiting.get(socket) ?? 1) - 1);
      handle(request, response);
    });
  };
};
