import { describeEventStoreContract } from '@rollcall/event-store/contract';
import { startEventStoreDbDouble } from '@rollcall/testing/eventstoredb-double';
import { connectedStore } from './connected-store';

describeEventStoreContract('EventStoreDB, over the wire-level double', async () => {
  const double = await startEventStoreDbDouble();
  const store = connectedStore(double.connectionString());
  return { store, dispose: () => double.dispose() };
});
