import { EventStoreDBClient, FORWARDS, type JSONEventData, jsonEvent, START } from '@eventstore/db-client';

export type ClientBatch = ReadonlyArray<JSONEventData>;

/** The events of a stream as the official client sends them, cut into the batches they came in, first to last. */
export const clientBatches = async (
  connectionString: string,
  stream: string,
  sizes: ReadonlyArray<number>,
): Promise<ReadonlyArray<ClientBatch>> => {
  const events: JSONEventData[] = [];
  const client = EventStoreDBClient.connectionString(connectionString);
  for await (const { event } of client.readStream(stream, { direction: FORWARDS, fromRevision: START })) {
    if (event?.isJson !== true) throw new Error(`${stream} holds something other than JSON`);
    const { id, type, data, metadata } = event;
    events.push(jsonEvent({ id, type, data, metadata }));
  }
  await client.dispose();
  let from = 0;
  return sizes.map((size) => events.slice(from, (from += size)));
};

/** Milliseconds that the official client alone takes, once connected, to append the batches one after the other. */
export const bareAppends = async (
  connectionString: string,
  batches: ReadonlyArray<ClientBatch>,
): Promise<number> => {
  const client = EventStoreDBClient.connectionString(connectionString);
  for (const batch of batches.slice(0, 1)) await client.appendToStream('connecting', [...batch]);
  const began = performance.now();
  for (const batch of batches) await client.appendToStream('bare', [...batch]);
  const milliseconds = performance.now() - began;
  await client.dispose();
  return milliseconds;
};

/** Milliseconds that the official client alone takes to read so many events of a stream. */
export const bareRead = async (connectionString: string, stream: string, count: number): Promise<number> => {
  const client = EventStoreDBClient.connectionString(connectionString);
  const began = performance.now();
  let read = 0;
  for await (const { event } of client.readStream(stream, { direction: FORWARDS, fromRevision: START }))
    if (event?.isJson === true) read += 1;
  const milliseconds = performance.now() - began;
  await client.dispose();
  if (read !== count) throw new Error(`read ${read} of ${count} events`);
  return milliseconds;
};
