import { afterEach, beforeEach } from '@jest/globals';
import type { EventStore } from '../event-store';

export type ContractSubject = {
  /** Closed by the contract after each test. */
  readonly store: EventStore;
  /** Frees what lies around the store: a folder, a server. */
  readonly dispose?: () => Promise<void>;
};

/** Opens a store for one test. It may hold events of other tests: the contract names its streams at random. */
export type OpenSubject = () => Promise<ContractSubject>;

/** Opens a store for each test of the surrounding `describe`. */
export const storeForEachTest = (open: OpenSubject): (() => EventStore) => {
  let subject: ContractSubject | undefined;
  beforeEach(async () => {
    subject = await open();
  });
  afterEach(async () => {
    await subject?.store.close();
    await subject?.dispose?.();
    subject = undefined;
  });
  return () => {
    if (subject === undefined) throw new Error('the store is there only while a test runs');
    return subject.store;
  };
};
