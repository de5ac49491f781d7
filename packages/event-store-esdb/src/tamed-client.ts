import { EventStoreDBClient } from '@eventstore/db-client';
import { StreamsClient, StreamsService } from '@eventstore/db-client/generated/streams_grpc_pb';
import type { AppendResp, ReadReq } from '@eventstore/db-client/generated/streams_pb';
import { commandError } from './command-error';
import { type AnswerStream, listenTo, type ReadCall, type ReadListener } from './read-call';
import { decodeReadAnswer } from './wire/read-answer';

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
  /** The same for a call that goes on: its failure later does it too. */
  readonly GRPCStreamCreator: (
    service: typeof StreamsClient,
    name: string,
    call: (streams: StreamsClient) => AnswerStream,
  ) => () => Promise<AnswerStream>;
  readonly callArguments: (
    options: {
      readonly requiresLeader: boolean;
      /** In milliseconds from now. */
      readonly deadline?: number;
    },
    callOptions?: { readonly deadline: number },
  ) => [CallParameters[0], CallParameters[1]];
};

const INSIDES = ['createChannel', 'handleError', 'execute', 'GRPCStreamCreator', 'callArguments'];

const hasInsides = (client: unknown): client is Insides =>
  INSIDES.every((name) => typeof Object(client)[name] === 'function');

const asBuffer = ({ buffer, byteOffset, byteLength }: Uint8Array): Buffer =>
  Buffer.from(buffer, byteOffset, byteLength);

export type TamedClient = {
  /**
   * Sends the messages of one append, each an `AppendReq` in its bytes, to the leader. The client's own
   * `appendToStream` takes values: it would write them once more, and turn the bytes into Base64 and back.
   * Rejects with the client's errors.
   */
  append(messages: ReadonlyArray<Uint8Array>, deadlineMs: number): Promise<AppendResp>;
  /** Makes a call without a deadline; the client's own reads would parse what nobody asked for. */
  read(request: ReadReq, requiresLeader: boolean, listener: ReadListener): ReadCall;
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

  const send = (streams: StreamsClient, messages: ReadonlyArray<Uint8Array>, deadline: number) =>
    new Promise<AppendResp>((resolve, reject) => {
      const { path, responseDeserialize } = StreamsService.append;
      const call = streams.makeClientStreamRequest<Uint8Array, AppendResp>(
        path,
        asBuffer,
        responseDeserialize,
        ...insides.callArguments({ requiresLeader: true, deadline }),
        (error, answer) =>
          answer === undefined
            ? reject(commandError(error ?? new Error('EventStoreDB ended an append without an answer')))
            : resolve(answer),
      );
      call.on('error', reject);
      for (const message of messages) call.write(message);
      call.end();
    });

  const { path, requestSerialize } = StreamsService.read;
  const answers = (streams: StreamsClient, request: ReadReq, requiresLeader: boolean) =>
    streams.makeServerStreamRequest(
      path,
      requestSerialize,
      decodeReadAnswer,
      request,
      ...insides.callArguments({ requiresLeader }, { deadline: Number.POSITIVE_INFINITY }),
    );

  return {
    append: (messages, deadlineMs) =>
      insides.execute(StreamsClient, 'appendToStream', (streams) => send(streams, messages, deadlineMs)),
    read: (request, requiresLeader, listener) => {
      const open = insides.GRPCStreamCreator(StreamsClient, 'read', (streams) =>
        answers(streams, request, requiresLeader),
      );
      return listenTo(open(), listener);
    },
    close: async () => {
      closed = true;
      await client.dispose();
      for (const channel of open) channel.close();
    },
  };
};
