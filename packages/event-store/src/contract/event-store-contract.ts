import { describe } from '@jest/globals';
import { appendingContract } from './appending-contract';
import { closingContract } from './closing-contract';
import { expectationContract } from './expectation-contract';
import { idempotencyContract } from './idempotency-contract';
import { readingContract } from './reading-contract';
import { type OpenSubject, storeForEachTest } from './subject';
import { subscriptionContract } from './subscription-contract';
import { subscriptionLifetimeContract } from './subscription-lifetime-contract';

export type { ContractSubject, OpenSubject } from './subject';

/** What every store behind the port holds to, as jest tests. */
export const describeEventStoreContract = (name: string, open: OpenSubject): void => {
  describe(`event store contract: ${name}`, () => {
    const store = storeForEachTest(open);
    describe('appending', () => {
      appendingContract(store);
    });
    describe('expected revision', () => {
      expectationContract(store);
    });
    describe('sending again', () => {
      idempotencyContract(store);
    });
    describe('reading', () => {
      readingContract(store);
    });
    describe('subscribing', () => {
      subscriptionContract(store);
    });
    describe('life of a subscription', () => {
      subscriptionLifetimeContract(store);
    });
    describe('closing', () => {
      closingContract(store);
    });
  });
};
