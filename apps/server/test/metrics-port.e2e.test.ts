import * as E from 'fp-ts/lib/Either.js';
import { readConfiguration } from '../src/configuration/read-configuration';
import { startServer } from '../src/start-server';

const configured = (environment: Record<string, string>) => {
  const configuration = readConfiguration({
    ROLLCALL_STORE: 'memory:',
    ROLLCALL_PORT: '0',
    ROLLCALL_LOG_LEVEL: 'silent',
    ...environment,
  });
  if (E.isLeft(configuration)) throw new Error(JSON.stringify(configuration.left));
  return startServer(configuration.right)();
};

describe('metrics with a port of their own', () => {
  it('are there alone, and not beside the rest', async () => {
    const server = await configured({ ROLLCALL_METRICS_PORT: '0' });
    if (E.isLeft(server)) throw new Error(server.left.reason);
    const { url, metricsUrl, close } = server.right;
    try {
      const { origin } = new URL(metricsUrl);
      expect(origin).not.toBe(url);
      const scraped = await fetch(metricsUrl);
      expect(await scraped.text()).toContain('rollcall_projection_lag_seconds');
      expect(scraped.headers.get('x-content-type-options')).toBe('nosniff');
      expect((await fetch(`${url}/metrics`)).status).toBe(404);
      expect((await fetch(`${origin}/readyz`)).status).toBe(404);
      expect((await fetch(`${url}/readyz`)).status).toBe(200);
    } finally {
      await close();
    }
    await expect(fetch(metricsUrl)).rejects.toThrow('fetch failed');
  });

  it('keep the server from starting when the port is taken, and leave nothing open', async () => {
    const first = await configured({});
    if (E.isLeft(first)) throw new Error(first.left.reason);
    const { port } = new URL(first.right.url);
    const second = await configured({ ROLLCALL_METRICS_PORT: port });
    await first.right.close();
    expect(second).toMatchObject({ left: { _tag: 'NotListening', reason: expect.stringContaining(port) } });
  });
});
