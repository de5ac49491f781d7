import { ADMIN_TOKEN, expectStatus, provision, startTestServer, type TestServer } from '../test-server';
import { signIn } from './browser';

/** Reads server-sent events until the text fits. */
const readUntil = async (
  reader: ReadableStreamDefaultReader<Uint8Array>,
  fits: (text: string) => boolean,
): Promise<string> => {
  const decoder = new TextDecoder();
  let text = '';
  while (!fits(text)) {
    const { done, value } = await reader.read();
    if (done) throw new Error(`the stream ended after ${JSON.stringify(text)}`);
    text += decoder.decode(value, { stream: true });
  }
  return text;
};

describe('The events of a directory', () => {
  let server: TestServer;
  let key: string;
  beforeAll(async () => {
    server = await startTestServer();
    key = await provision(server);
  });
  afterAll(() => server.close());

  const listen = async (headers: Record<string, string>) => {
    const response = await fetch(`${server.url}/api/directories/example/events`, {
      headers: { accept: 'text/event-stream', ...headers },
    });
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    const reader = response.body?.getReader();
    if (reader === undefined) throw new Error('no body');
    return reader;
  };

  it('tell the revision at once, and again when the directory changes', async () => {
    const { cookie } = await signIn(server);
    const events = await listen({ cookie });
    const first = await readUntil(events, (text) => text.endsWith('\n\n'));
    const { body } = await server.admin('GET', '/directories/example');
    expect(first).toBe(`event: revision\ndata: ${String(body.revision)}\n\n`);
    await expectStatus(server.admin('POST', '/directories/example/keys', { label: 'second' }), 201);
    const next = Number(body.revision) + 1;
    await readUntil(events, (text) => text === `event: revision\ndata: ${next}\n\n`);
    await events.cancel();
  });

  it('tell that the identity provider was answered, although nothing changed', async () => {
    const { cookie } = await signIn(server);
    const events = await listen({ cookie });
    await readUntil(events, (text) => text.endsWith('\n\n'));
    await expectStatus(server.scim(key)('GET', '/Users'), 200);
    await readUntil(events, (text) => text.includes('event: requests\n'));
    await events.cancel();
  });

  it('are for those who are signed in, of directories that there are', async () => {
    expect((await server.raw('GET', '/api/directories/example/events')).status).toBe(401);
    await expectStatus(server.admin('GET', '/directories/other/events'), 404);
  });

  it('end when the server closes, instead of holding it open', async () => {
    const closing = await startTestServer();
    await provision(closing);
    const response = await fetch(`${closing.url}/api/directories/example/events`, {
      headers: { authorization: `Bearer ${ADMIN_TOKEN}` },
    });
    const text = response.text();
    await closing.close();
    expect(await text).toContain('event: revision');
  });
});
