import { createMemoryEventStore } from '../src';
import { describeEventStoreContract } from '../src/contract/event-store-contract';

describeEventStoreContract('in memory', async () => ({
  store: createMemoryEventStore({ maxBytes: 512 * 1024 }),
}));
