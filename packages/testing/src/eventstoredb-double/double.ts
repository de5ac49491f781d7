import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GossipService } from '@eventstore/db-client/generated/gossip_grpc_pb';
import { ServerFeaturesService } from '@eventstore/db-client/generated/serverfeatures_grpc_pb';
import { StreamsService } from '@eventstore/db-client/generated/streams_grpc_pb';
import { Server, ServerCredentials } from '@grpc/grpc-js';
import { Calls } from './calls';
import type { ReadAnswer } from './encoding/read-answers';
import { FaultPlan } from './faults';
import type { Access, Endpoint, Member, Node, Settings } from './node';
import { append } from './services/append';
import { batchAppend } from './services/batch-append';
import { softDelete, tombstone } from './services/delete';
import { gossip } from './services/gossip';
import { read } from './services/read';
import { getSupportedMethods } from './services/server-features';
import { Storage } from './storage/storage';
import { type Certificate, selfSignedCertificate } from './wire/certificate';
import { Connections } from './wire/connections';

const HOST = '127.0.0.1';
const MAX_MESSAGE = 17 * 1024 * 1024;

/** Answers of a read come in their bytes. */
const STREAMS_SERVICE = {
  ...StreamsService,
  read: { ...StreamsService.read, responseSerialize: (answer: ReadAnswer) => Buffer.from(answer) },
};

export type DoubleOptions = {
  /** With a certificate of its own; clients send credentials only so. */
  readonly tls?: boolean;
  /** Name to password. */
  readonly users?: Readonly<Record<string, string>>;
  /** Whether callers without a name are let in; they are if not given. */
  readonly anonymous?: boolean;
  readonly settings?: Partial<Settings>;
};

export const certificateFor = (options: DoubleOptions): Certificate | undefined =>
  options.tls === true ? selfSignedCertificate() : undefined;

/** What the nodes of a cluster have in common. */
export type Membership = {
  readonly storage: Storage;
  readonly members: () => ReadonlyArray<Member>;
  readonly certificate: Certificate | undefined;
};

/**
 * A test double of an EventStoreDB node that speaks its gRPC protocol to the real client over real sockets.
 * It keeps everything in memory, encodes a reading of how the server behaves, and is no proof that a server
 * does: never use it for anything but tests.
 */
export class EventStoreDbDouble {
  readonly faults = new FaultPlan();
  readonly calls = new Calls();
  readonly storage: Storage;
  readonly settings: Settings;
  readonly #access: Access;
  readonly #certificate: Certificate | undefined;
  readonly #connections = new Connections(0);
  readonly #membership: Membership | undefined;
  #server: Server | undefined;
  #folder: string | undefined;

  constructor(options: DoubleOptions = {}, membership?: Membership) {
    this.storage = membership?.storage ?? new Storage();
    this.#membership = membership;
    this.#certificate = membership === undefined ? certificateFor(options) : membership.certificate;
    this.#access = {
      users: new Map(Object.entries(options.users ?? {})),
      anonymous: options.anonymous ?? true,
    };
    this.settings = {
      maxAppendSize: 1024 * 1024,
      positions: true,
      batchAppend: true,
      version: '24.10.0',
      brokenLinks: new Set(),
      ...options.settings,
    };
  }

  get endpoint(): Endpoint {
    return { host: HOST, port: this.#connections.port };
  }

  get isRunning(): boolean {
    return this.#server !== undefined;
  }

  get connectionCount(): number {
    return this.#connections.count;
  }

  /** Options in the form `key=value&…`; credentials in the form `name:password`. */
  connectionString(options = '', credentials?: string): string {
    const user = credentials === undefined ? '' : `${credentials}@`;
    return `esdb://${user}${HOST}:${this.#connections.port}?${[this.tlsOptions(), options].filter(Boolean).join('&')}`;
  }

  /** How a client finds trust in this node. */
  tlsOptions(): string {
    if (this.#certificate === undefined) return 'tls=false';
    this.#folder ??= mkdtempSync(join(tmpdir(), 'rollcall-double-'));
    const file = join(this.#folder, 'ca.pem');
    writeFileSync(file, this.#certificate.certificate);
    return `tls=true&tlsCAFile=${encodeURIComponent(file)}`;
  }

  /** Listens; after `stop` on the same port, with all that was written. */
  async start(): Promise<void> {
    const server = new Server({
      'grpc.max_receive_message_length': MAX_MESSAGE,
      'grpc.max_send_message_length': MAX_MESSAGE,
    });
    const node = this.#node();
    server.addService(STREAMS_SERVICE, {
      append: append(node),
      batchAppend: batchAppend(node),
      read: read(node),
      delete: softDelete(node),
      tombstone: tombstone(node),
    });
    server.addService(ServerFeaturesService, { getSupportedMethods: getSupportedMethods(node) });
    server.addService(GossipService, { read: gossip(node) });
    await this.#connections.listen(server.createConnectionInjector(this.#credentials()));
    this.#server = server;
  }

  /** Cuts all connections and refuses new ones. What a server holds in memory only is forgotten. */
  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    await this.#connections.refuse();
    server?.forceShutdown();
    this.storage.recentIds.clear();
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  cutConnections(): void {
    this.#connections.cutAll();
  }

  /** Stops, and removes what was left on disk for the clients. */
  async dispose(): Promise<void> {
    await this.stop();
    if (this.#folder !== undefined) rmSync(this.#folder, { recursive: true, force: true });
  }

  #node(): Node {
    const alone = (): ReadonlyArray<Member> => [{ endpoint: this.endpoint, isLeader: true, isAlive: true }];
    const members = this.#membership?.members ?? alone;
    return {
      storage: this.storage,
      faults: this.faults,
      calls: this.calls,
      access: this.#access,
      settings: this.settings,
      members,
      isLeader: () =>
        members().some((member) => member.isLeader && member.endpoint.port === this.endpoint.port),
      isConnected: (peer) => this.#connections.isOpen(peer),
      cut: (peer) => this.#connections.cut(peer),
    };
  }

  #credentials(): ServerCredentials {
    if (this.#certificate === undefined) return ServerCredentials.createInsecure();
    const { certificate, privateKey } = this.#certificate;
    const pair = { cert_chain: Buffer.from(certificate), private_key: Buffer.from(privateKey) };
    return ServerCredentials.createSsl(null, [pair]);
  }
}

export const startEventStoreDbDouble = async (options: DoubleOptions = {}): Promise<EventStoreDbDouble> => {
  const double = new EventStoreDbDouble(options);
  await double.start();
  return double;
};
