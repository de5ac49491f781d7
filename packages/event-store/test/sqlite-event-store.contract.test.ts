import { openSqliteEventStore } from '../src';
import { describeEventStoreContract } from '../src/contract/event-store-contract';
import { right } from '../src/contract/samples';
import { temporaryFolder } from './temporary-folder';

describeEventStoreContract('SQLite', async () => {
  const folder = temporaryFolder();
  const store = right(await openSqliteEventStore({ path: folder.file('store.db') })());
  return { store, dispose: async () => folder.remove() };
});
