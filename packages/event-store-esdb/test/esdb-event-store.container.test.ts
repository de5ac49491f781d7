import { execFileSync } from 'node:child_process';
import { describeEventStoreContract } from '@rollcall/event-store/contract';
import { connectedStore } from './connected-store';
import { IMAGES, type RunningServer, startServer } from './server/running-server';

const given = process.env['EVENTSTOREDB_URL'];

const hasDocker = (): boolean => {
  try {
    execFileSync('docker', ['version', '--format', '{{.Server.Version}}'], {
      stdio: 'ignore',
      timeout: 5_000,
    });
    return true;
  } catch {
    return false;
  }
};

/** The server keeps what the tests write: the contract names its streams at random. */
if (given !== undefined && given !== '') {
  describeEventStoreContract('EventStoreDB, the one given', async () => ({ store: connectedStore(given) }));
} else if (hasDocker()) {
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
  process.stdout.write('skipped: no EventStoreDB (set EVENTSTOREDB_URL or start Docker)\n');
  const skipped = it.skip;
  skipped('the contract on a real EventStoreDB', () => undefined);
}
