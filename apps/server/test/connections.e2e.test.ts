import { connect } from 'node:net';
import { eventually } from './eventually';
import { oktaGroup } from './okta-bodies';
import { expectStatus, provision, startTestServer, type TestServer } from './test-server';

describe('a connection', () => {
  let server: TestServer;
  let key: string;

  beforeAll(async () => {
    server = await startTestServer();
    key = await provision(server);
  });

  afterAll(() => server.close());

  const request = (line: string, headers: readonly string[] = [], body = '') =>
    [
      `${line} HTTP/1.1`,
      'Host: rollcall',
      ...headers,
      `Content-Length: ${Buffer.byteLength(body)}`,
      '',
      body,
    ].join('\r\n');

  const open = () => {
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    socket.on('error', () => undefined);
    return socket;
  };

  it('has its requests served one after the other, though they were sent at once', async () => {
    const authorization = `Authorization: Bearer ${key}`;
    const create = request(
      'POST /scim/v2/Groups',
      [authorization, 'Content-Type: application/scim+json'],
      JSON.stringify(oktaGroup('Sent ahead')),
    );
    const find = 'GET /scim/v2/Groups?filter=displayName%20eq%20%22sent%20ahead%22';
    const socket = open();
    socket.write(
      create + request(find, [authorization]) + request(find, [authorization, 'Connection: close']),
    );
    const chunks: Buffer[] = [];
    for await (const chunk of socket) chunks.push(chunk);
    const answers = Buffer.concat(chunks).toString().split('HTTP/1.1 ').slice(1);
    expect(answers.map((answer) => answer.slice(0, 3))).toEqual(['201', '200', '200']);
    for (const found of answers.slice(1)) expect(found).toContain('"totalResults":1');
  });

  it.each([
    ['GET http://rollcall.example.com/scim/v2/Users?count=0', '200'],
    ['GET HTTPS://rollcall.example.com:8443/livez', '200'],
    ['GET http://rollcall.example.com', '200'],
    ['GET http://rollcall.example.com?count=0', '200'],
    ['GET ftp://rollcall.example.com/livez', '404'],
    ['OPTIONS *', '404'],
  ])('understands a request target however it is written: %s', async (line, status) => {
    const socket = open();
    socket.write(request(line, [`Authorization: Bearer ${key}`, 'Connection: close']));
    const chunks: Buffer[] = [];
    for await (const chunk of socket) chunks.push(chunk);
    expect(Buffer.concat(chunks).toString().slice(0, 12)).toBe(`HTTP/1.1 ${status}`);
  });

  const description = 'GET /scim/v2/openapi.json';

  it('serves all who may wait on it, time and again', async () => {
    const socket = open();
    let received = '';
    socket.setEncoding('latin1').on('data', (text: string) => {
      received += text;
    });
    const count = () => received.split('HTTP/1.1 200').length - 1;
    for (const answered of [33, 66, 99]) {
      socket.write(request('GET /livez').repeat(33));
      await eventually(async () => count() === answered || socket.destroyed, 'an answer for each');
    }
    expect(count()).toBe(99);
    socket.destroy();
  });

  it('is closed when too many wait on it', async () => {
    const socket = open();
    socket.write(request(description).repeat(1_000));
    let received = '';
    socket.setEncoding('latin1').on('data', (text: string) => {
      received += text;
    });
    await new Promise((resolve) => socket.once('close', resolve));
    expect(received.split('HTTP/1.1 200').length).toBeLessThan(100);
  });

  it('keeps no place for what waited on it when it ended', async () => {
    // More than the system takes for one who reads nothing, then as many as there are places.
    const clog = request(description, [`Authorization: Bearer ${key}`]).repeat(200);
    const socket = open().pause();
    await new Promise((resolve) => socket.write(clog + request(description).repeat(1_000), resolve));
    await expectStatus(server.raw('GET', '/livez'), 200);
    socket.destroy();
    await eventually(
      async () => (await server.raw('GET', '/scim/v2/ServiceProviderConfig')).status === 200,
      'a stranger is served',
    );
  });
});
