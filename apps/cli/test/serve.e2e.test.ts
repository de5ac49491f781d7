import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { type Io, run } from '../src';
import { temporaryStore } from './temporary-store';
import { rollcall } from './terminal';

type Served = {
  /** What was printed until the server listened. */
  readonly printed: () => string;
  readonly address: string;
  readonly stop: () => Promise<number>;
};

/** Runs `rollcall serve` in this process until it is stopped. */
const serve = async (
  store: string,
  words: ReadonlyArray<string>,
  environment: Io['environment'],
): Promise<Served> => {
  const stop = new AbortController();
  const lines: Array<string> = [];
  let listening: (address: string) => void = () => undefined;
  const address = new Promise<string>((resolve) => {
    listening = resolve;
  });
  const print = (line: string): void => {
    lines.push(line);
    const found = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0];
    if (found !== undefined) listening(found);
  };
  const ended = run(['serve', '--store', store, '--port', '0', '--log-level', 'silent', ...words], {
    out: print,
    err: print,
    color: false,
    environment,
    stdin: () => Readable.from([]),
    stopping: () => stop.signal,
  });
  return {
    printed: () => lines.join('\n'),
    address: await Promise.race([address, ended.then(() => Promise.reject(new Error(lines.join('\n'))))]),
    stop: () => {
      stop.abort();
      return ended;
    },
  };
};

describe('the first start', () => {
  const store = temporaryStore();
  let token = '';

  it('says where the API is, the admin token, and how to connect Okta in three lines', async () => {
    const server = await serve(store, [], {});
    try {
      const text = server.printed();
      token = /export TOKEN=(\S+)/.exec(text)?.[1] ?? '';
      expect(text).toContain(`${server.address}/scim/v2`);
      expect(text).toContain(`${server.address}/api`);
      expect(text.match(/^ {2}\d\. /gm)).toHaveLength(3);
      const directories = await fetch(`${server.address}/api/directories`, {
        headers: { authorization: `Bearer ${token}` },
      });
      expect(directories.status).toBe(200);
    } finally {
      expect(await server.stop()).toBe(0);
    }
  });

  it('is the only one that says the token, which stays valid', async () => {
    const server = await serve(store, [], {});
    try {
      expect(server.printed()).not.toContain('TOKEN=');
      expect(server.printed()).not.toContain(token);
      const directories = await fetch(`${server.address}/api/directories`, {
        headers: { authorization: `Bearer ${token}` },
      });
      expect(directories.status).toBe(200);
    } finally {
      await server.stop();
    }
  });
});

describe('when asked to stop while a request arrives', () => {
  const store = temporaryStore();

  it('answers it, then ends at once', async () => {
    const token = 'a-token-of-the-administrator';
    const server = await serve(store, ['--json'], { ROLLCALL_ADMIN_TOKEN: token });
    const { port } = new URL(server.address);
    const body = '{"id":"acme","domains":["example.com"]}';
    const socket = connect(Number(port), '127.0.0.1');
    const answered = once(socket, 'data');
    socket.write(
      `POST /api/directories HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer ${token}\r\n` +
        `content-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body.slice(0, 10)}`,
    );
    await received(server.address);

    const ended = server.stop();
    socket.write(body.slice(10));

    expect(String((await answered)[0])).toMatch(/^HTTP\/1.1 201 /);
    expect(await ended).toBe(0);
  });

  /** The server answers this one after it has begun to read the one before. */
  const received = async (address: string): Promise<void> => {
    await (await fetch(`${address}/livez`)).text();
  };
});

describe('for programs', () => {
  const store = temporaryStore();

  it('one line of JSON says where it listens', async () => {
    const server = await serve(store, ['--json'], {
      ROLLCALL_ADMIN_TOKEN: 'a-token-of-the-administrator',
    });
    expect(JSON.parse(server.printed())).toEqual({ url: server.address, publicUrl: server.address });
    expect(await server.stop()).toBe(0);
  });
});

describe('a variable that is no setting', () => {
  const store = temporaryStore();

  it('is named, since what it was to set is as ever', async () => {
    const server = await serve(store, [], {
      ROLLCALL_TRUSTED_PROXY: '10.0.0.1',
      ROLLCALL_LOG_LEVEL: 'silent',
      ROLLCALL_SERVICE_HOST: '10.0.0.2',
      ROLLCALL_PORT_8080_TCP_ADDR: '10.0.0.2',
    });
    await server.stop();
    const warnings = server.printed().match(/^ROLLCALL_\w+ is no setting/gm);
    expect(warnings).toEqual(['ROLLCALL_TRUSTED_PROXY is no setting']);
  });
});

describe('what keeps it from starting', () => {
  const [store, other, first] = [temporaryStore(), temporaryStore(), temporaryStore()];

  const attempt = async (words: ReadonlyArray<string>, environment: Io['environment'] = {}) => {
    const errors: Array<string> = [];
    const exitCode = await run(['serve', ...words], {
      out: () => undefined,
      err: (line) => errors.push(line),
      color: false,
      environment,
      stdin: () => Readable.from([]),
      stopping: () => AbortSignal.abort(),
    });
    return { exitCode, errors: errors.join('\n') };
  };

  it('every setting that does not fit is named at once', async () => {
    const { exitCode, errors } = await attempt(['--port', 'x', '--store', 'mysql://a'], {
      ROLLCALL_ADMIN_TOKEN: 'short',
    });
    expect(exitCode).toBe(2);
    expect(errors).toContain('--port is "x"');
    expect(errors).toContain('--store is "mysql://a"');
    expect(errors).toContain('ROLLCALL_ADMIN_TOKEN');
    expect(errors).not.toContain('short');
  });

  it('a port that is taken is told', async () => {
    const server = await serve(store, ['--json'], {});
    const { port } = new URL(server.address);
    const { exitCode, errors } = await attempt(['--port', port, '--store', other, '--log-level', 'silent']);
    await server.stop();
    expect({ exitCode, errors }).toEqual({ exitCode: 1, errors: expect.stringContaining(`:${port}`) });
  });

  it('after the admin token was made, says the token, which is valid from then on', async () => {
    const taken = await serve(store, ['--json'], {});
    const { port } = new URL(taken.address);
    const { errors } = await attempt(['--port', port, '--store', first, '--log-level', 'silent']);
    await taken.stop();
    const server = await serve(first, [], {});
    try {
      const token = /rollcall_admin_[0-9a-f]{64}/.exec(errors)?.[0] ?? '';
      const directories = await fetch(`${server.address}/api/directories`, {
        headers: { authorization: `Bearer ${token}` },
      });
      expect(directories.status).toBe(200);
    } finally {
      await server.stop();
    }
  });
});

describe('checkpoints on a schedule', () => {
  const store = temporaryStore();
  const folder = path.join(path.dirname(path.dirname(store)), 'checkpoints');
  const key = path.join(path.dirname(path.dirname(store)), 'signing.key');

  it('need a key', async () => {
    const ran = await rollcall(['serve', '--store', store, '--port', '0', '--checkpoints', folder]);
    expect(ran).toMatchObject({ exitCode: 1, errors: expect.stringContaining('--checkpoint-key') });
  });

  it('are signed with one that is made in the file named', async () => {
    await rollcall(['directory', 'open', 'acme', '--domain', 'example.com', '--store', store]);
    const words = ['--checkpoints', folder, '--checkpoint-key', key];
    const server = await serve(store, words, {});
    try {
      const file = path.join(folder, 'acme.checkpoint');
      for (let tries = 0; !existsSync(file) && tries < 800; tries++) await setTimeout(25);
      const anchored = ['--checkpoint', file, '--public-key', `${key}.pub`];
      const checked = await rollcall(['audit', 'verify', 'acme', '--store', store, ...anchored]);
      expect(checked).toMatchObject({
        exitCode: 0,
        output: expect.stringContaining('vouches for 1 of them'),
      });
    } finally {
      await server.stop();
    }
  });
});
