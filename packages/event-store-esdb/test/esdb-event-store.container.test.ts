import { describeEventStoreContract } from '@rollcall/event-store/contract';
import { connectedStore } from './connected-store';
import { hasContainerEngine, IMAGES, type RunningServer, startServer } from './server/running-server';

const given = process.env['EVENTSTOREDB_URL'];

/** The server keeps what the tests write: the contract names its streams at random. */
if (given !== undefined && given !== '') {
  describeEventStoreContract('EventStoreDB, the one given', async () => ({ store: connectedStore(given) }));
} else if (hasContainerEngine()) {
  describe.each(Object.keys(IMAGES))('in a container of %s', (image) => {
    let server: RunningServer;
    beforeAll(async () => {
      server = await startServer(image);
    }, 300_000);
    afterAll(() => server.stop());
    describeEventStoreContract('EventStoreDB', async () => ({
      store: connectedStore(server.connectionString),
    }));
  });
} else {
  process.stdout.write('skipped: no EventStoreDB (set EVENTSTOREDB_URL or start a container engine)\n');
  const skipped = it.skip;
  skipped('the contract on a real EventStoreDB', () => undefined);
}
