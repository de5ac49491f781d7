import { createServer, type Server, type Socket } from 'node:net';
import type { ConnectionInjector } from '@grpc/grpc-js';

const HOST = '127.0.0.1';

/** The port of a node, and the connections to it, each of which can be cut. */
export class Connections {
  #server: Server | undefined;
  #port: number;
  readonly #sockets = new Map<string, Socket>();

  /** Port 0: any that is free, and the same one after every restart. */
  constructor(port: number) {
    this.#port = port;
  }

  get port(): number {
    return this.#port;
  }

  get count(): number {
    return this.#sockets.size;
  }

  async listen(injector: ConnectionInjector): Promise<void> {
    const server = createServer((socket) => {
      const peer = `${socket.remoteAddress}:${socket.remotePort}`;
      this.#sockets.set(peer, socket);
      socket.on('close', () => this.#sockets.delete(peer));
      socket.on('error', () => socket.destroy());
      injector.injectConnection(socket);
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(this.#port, HOST, resolve);
    });
    const address = server.address();
    if (address !== null && typeof address === 'object') this.#port = address.port;
    this.#server = server;
  }

  isOpen(peer: string): boolean {
    return this.#sockets.get(peer)?.destroyed === false;
  }

  cut(peer: string): void {
    this.#sockets.get(peer)?.destroy();
  }

  cutAll(): void {
    for (const socket of this.#sockets.values()) socket.destroy();
  }

  async refuse(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    this.cutAll();
    if (server !== undefined) await new Promise<void>((resolve) => server.close(() => resolve()));
  }
}
