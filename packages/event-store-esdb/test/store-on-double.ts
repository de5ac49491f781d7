import { afterEach, beforeEach } from '@jest/globals';
import type { EventStore } from '@rollcall/event-store';
import {
  type DoubleOptions,
  type EventStoreDbDouble,
  startEventStoreDbDouble,
} from '@rollcall/testing/eventstoredb-double';
import type { EventStoreDbOptions } from '../src';
import { connectedStore } from './connected-store';
import { eventually } from './eventually';

export type StoreOnDouble = { readonly double: EventStoreDbDouble; readonly store: EventStore };

/**
 * How long calls may take in tests that wait for the end of it. A busy machine may take longer over a call that
 * is answered, so what has to succeed in such a test is tried again.
 */
export const SHORT_TIMEOUT_MS = 250;

/**
 * A double and a store on it for each test. Afterwards the double must have no open call: whatever the test
 * did, nothing was left behind.
 */
export const storeOnDouble = (
  options: DoubleOptions = {},
  storeOptions: EventStoreDbOptions = {},
): (() => StoreOnDouble) => {
  let subject: StoreOnDouble | undefined;
  beforeEach(async () => {
    const double = await startEventStoreDbDouble(options);
    subject = { double, store: connectedStore(double.connectionString(), storeOptions) };
  });
  afterEach(async () => {
    const { double, store } = current();
    subject = undefined;
    await store.close();
    try {
      await eventually(() => double.calls.open === 0, 'no call is open');
    } finally {
      await double.dispose();
    }
  });
  const current = (): StoreOnDouble => {
    if (subject === undefined) throw new Error('the store is there only while a test runs');
    return subject;
  };
  return current;
};
