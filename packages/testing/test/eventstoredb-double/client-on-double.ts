import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { afterEach, beforeEach } from '@jest/globals';
import {
  type DoubleOptions,
  type EventStoreDbDouble,
  startEventStoreDbDouble,
} from '../../src/eventstoredb-double';

export type ClientOnDouble = { readonly double: EventStoreDbDouble; readonly client: EventStoreDBClient };

/** The official client, as it is, and a double that it speaks to, for each test. */
export const clientOnDouble = (
  options: DoubleOptions = {},
  connect: (double: EventStoreDbDouble) => string = (double) => double.connectionString(),
): (() => ClientOnDouble) => {
  let subject: ClientOnDouble | undefined;
  beforeEach(async () => {
    const double = await startEventStoreDbDouble(options);
    subject = { double, client: EventStoreDBClient.connectionString(connect(double)) };
  });
  afterEach(async () => {
    await subject?.client.dispose();
    await subject?.double.dispose();
    subject = undefined;
  });
  return () => {
    if (subject === undefined) throw new Error('the client is there only while a test runs');
    return subject;
  };
};

export const sample = (index: number) => jsonEvent({ type: 'Sample', data: { index } });

export const samples = (count: number) => Array.from({ length: count }, (_, index) => sample(index));

export const collected = async <A>(
  source: AsyncIterable<A>,
  most = Number.POSITIVE_INFINITY,
): Promise<A[]> => {
  const found: A[] = [];
  for await (const item of source) {
    found.push(item);
    if (found.length >= most) break;
  }
  return found;
};
