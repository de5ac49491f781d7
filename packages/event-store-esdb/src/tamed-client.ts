import { EventStoreDBClient } from '@eventstore/db-client';

type Channel = { close(): void };

/** Parts of the client that are not its public face; version 6.2.1 has them, and a test sees that it does. */
type Insides = {
  readonly createChannel: () => Promise<Channel>;
  readonly handleError: (grpcClient: unknown, error: unknown) => Promise<void>;
};

const hasInsides = (client: unknown): client is Insides =>
  typeof client === 'object' &&
  client !== null &&
  'createChannel' in client &&
  typeof client.createChannel === 'function' &&
  'handleError' in client &&
  typeof client.handleError === 'function';

export type TamedClient = {
  readonly client: EventStoreDBClient;
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

  return {
    client,
    close: async () => {
      closed = true;
      await client.dispose();
      for (const channel of open) channel.close();
    },
  };
};
