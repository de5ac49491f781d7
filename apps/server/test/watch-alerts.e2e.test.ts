import { watchAlerts } from '../src/alerts/watch-alerts';
import { eventually } from './eventually';
import { provision, startTestServer } from './test-server';

describe('a look whether the names in a policy resolve', () => {
  it('that goes wrong inside is told, and the next one is taken all the same', async () => {
    const server = await startTestServer();
    const errors: unknown[] = [];
    const alerts = watchAlerts(
      server.rollcall,
      ({ directoryId }) => {
        throw new Error(`of ${directoryId}`);
      },
      (error) => errors.push(error),
    );
    try {
      await provision(server);
      await eventually(async () => errors.length > 0, 'the first is told');
      const before = errors.length;
      await server.admin('POST', '/directories/example/keys', {});
      await eventually(async () => errors.length > before, 'another is told');
      expect(errors).toEqual(errors.map(() => new Error('of example')));
    } finally {
      alerts.stop();
      await server.close();
    }
  });
});
