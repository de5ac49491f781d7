import { convertToCommandError, EventStoreDBClient } from '@eventstore/db-client';
import { StreamsClient } from '@eventstore/db-client/generated/streams_grpc_pb';
import type { AppendReq, AppendResp } from '@eventstore/db-client/generated/streams_pb';

type Channel = { close(): void };

/** Call metadata, call options, and the callback. */
type CallParameters = Parameters<StreamsClient['append']>;

/** Parts of the client that are not its public face; version 6.2.1 has them, and a test sees that it does. */
type Insides = {
  readonly createChannel: () => Promise<Channel>;
  readonly handleError: (grpcClient: unknown, error: unknown) => Promise<void>;
  /** Runs a call on the connection there is, or on a new one; looks for the leader when it fails so. */
  readonly execute: <A>(
    service: typeof StreamsClient,
    name: string,
    call: (streams: StreamsClient) => Promise<A>,
  ) => Promise<A>;
  readonly callArguments: (options: {
    readonly requiresLeader: boolean;
    /** In milliseconds from now. */
    readonly deadline: number;
  }) => [CallParameters[0], CallParameters[1]];
};

const hasInsides = (client: unknown): client is Insides =>
  ['createChannel', 'handleError', 'execute', 'callArguments'].every(
    (name) => typeof Object(client)[name] === 'function',
  );

export type TamedClient = {
  readonly client: EventStoreDBClient;
  /**
   * Sends the messages of one append to the leader. The client's own `appendToStream` takes values: it would
   * write them once more, and turn the bytes into Base64 and back, at twice the cost of the call.
   * Rejects with the client's errors.
   */
  append(messages: ReadonlyArray<AppendReq>, deadlineMs: number): Promise<AppendResp>;
  /** Ends all streams and closes all connections; the client itself would leave them open (trap P20). */
  close(): Promise<void>;
};

/**
 * A client of the official package without the habits that endanger the process:
 * - `supports` says no to everything, so appends take the unary path and never ask for server features. The
 *   batch path ties the fates of independent clients together, and its deadline is none (traps P1, P2, P5).
 * - An error that meets a search for a leader under way, which then fails, rejects for whoever began the
 *   search, not a second time for nobody.
 *
 * Throws what the client throws for a connection string it does not understand.
 */
export const tamedClient = (connectionString: string): TamedClient => {
  const client = EventStoreDBClient.connectionString(connectionString);
  const insides: unknown = client;
  if (!hasInsides(insides)) throw new Error('@eventstore/db-client is not the version this adapter knows');
  const { createChannel, handleError } = insides;
  const open = new Set<Channel>();
  let closed = false;

  const tracked = (channel: Channel): Channel => {
    const close = channel.close.bind(channel);
    channel.close = () => {
      open.delete(channel);
      close();
    };
    open.add(channel);
    if (closed) channel.close();
    return channel;
  };

  Object.assign(client, {
    supports: async () => false,
    createChannel: async () => tracked(await createChannel()),
    handleError: (grpcClient: unknown, error: unknown) =>
      handleError(grpcClient, error).catch(() => undefined),
  });

  const send = (streams: StreamsClient, messages: ReadonlyArray<AppendReq>, deadline: number) =>
    new Promise<AppendResp>((resolve, reject) => {
      const call = streams.append(
        ...insides.callArguments({ requiresLeader: true, deadline }),
        (error, answer) => (error === null ? resolve(answer) : reject(convertToCommandError(error))),
      );
      call.on('error', reject);
      for (const message of messages) call.write(message);
      call.end();
    });

  return {
    client,
    append: (messages, deadlineMs) =>
      insides.execute(StreamsClient, 'appendToStream', (streams) => send(streams, messages, deadlineMs)),
    close: async () => {
      closed = true;
      await client.dispose();
      for (const channel of open) channel.close();
    },
  };
};
