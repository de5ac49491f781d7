import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { testServer } from './running-server';
import { rollcall } from './terminal';

const server = testServer();
const on = (...words: ReadonlyArray<string>) => rollcall([...words, '--store', server.store]);
const issuer = ['--issuer', 'https://rollcall.example.com'];

beforeAll(async () => {
  await server.open('acme');
});

describe('the feed commands', () => {
  it('add a webhook that a running server delivers, from the first event on', async () => {
    const bodies: Array<{ readonly body: string; readonly headers: NodeJS.Dict<string | string[]> }> = [];
    const receiver = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => {
        body += chunk.toString();
      });
      request.on('end', () => {
        bodies.push({ body, headers: request.headers });
        response.writeHead(204).end();
      });
    });
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`;
    const added = await on('feed', 'add', 'acme', 'siem', '--webhook', url, '--after', 'start');
    expect(added.exitCode).toBe(0);
    const secret = /secret, once +whsec_(\S+)/.exec(added.output)?.[1] ?? '';
    for (let tries = 0; bodies.length < 4 && tries < 800; tries++) {
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    expect(bodies).toHaveLength(4);
    const [{ body, headers } = { body: '', headers: {} }] = bodies;
    const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`;
    const hmac = createHmac('sha256', Buffer.from(secret, 'base64')).update(signed).digest('base64');
    expect(headers['webhook-signature']).toBe(`v1,${hmac}`);
    const listed = await on('feed', 'list', 'acme');
    expect(listed.output).toMatch(/^FEED +METHOD .*\nsiem +webhook +http\S+ +3 +0 +ok$/);
    expect(listed.output).not.toContain(secret);
    receiver.closeAllConnections();
    receiver.close();
  });

  it('add a feed that is polled, and move it', async () => {
    const added = await on(
      'feed',
      'add',
      'acme',
      'replica',
      '--poll',
      '--detail',
      'full',
      ...issuer,
      '--json',
    );
    expect(added.json()).toMatchObject({
      method: 'poll',
      detail: 'full',
      pollUrl: 'https://rollcall.example.com/feeds/acme/replica/poll',
      position: '4',
      secret: expect.stringMatching(/^rcf_[0-9a-f]{64}$/),
    });
    expect(await on('feed', 'move', 'acme', 'replica', '--after', 'start')).toMatchObject({
      exitCode: 0,
      output: 'replica goes on after start; 6 events are due.',
    });
    expect(await on('feed', 'move', 'acme', 'replica', '--after', '99')).toMatchObject({ exitCode: 1 });
    expect(await on('feed', 'remove', 'acme', 'replica')).toMatchObject({ exitCode: 0 });
    expect(await on('feed', 'remove', 'acme', 'replica')).toMatchObject({
      exitCode: 1,
      errors: 'There is no feed "replica" here.',
    });
    const trail = await on('audit', 'log', 'acme', '--event', 'FeedAdded', 'FeedMoved', 'FeedRemoved');
    expect(trail.output.split('\n').slice(1)).toEqual([
      expect.stringMatching(
        /^3 .* \(CLI\) +FeedAdded +feed siem +\+ \{"receiver":"http:\/\/127\.0\.0\.1:\d+"/,
      ),
      expect.stringMatching(/^4 .* FeedAdded +feed replica +\+ /),
      expect.stringMatching(/^5 .* FeedMoved +feed replica +position: 4 → start$/),
      expect.stringMatching(/^6 .* FeedRemoved +feed replica +- /),
    ]);
  });

  it('say what is wrong', async () => {
    expect(await on('feed', 'add', 'acme', 'x')).toMatchObject({ exitCode: 2 });
    expect(await on('feed', 'add', 'acme', 'x', '--poll')).toMatchObject({
      exitCode: 1,
      errors: expect.stringContaining('its issuer must be'),
    });
    expect(await on('feed', 'add', 'acme', 'x', '--webhook', 'http://siem.example.com')).toMatchObject({
      exitCode: 1,
      errors: expect.stringContaining('is not https'),
    });
    expect(await on('feed', 'list', 'zoo')).toMatchObject({ exitCode: 1 });
  });
});
