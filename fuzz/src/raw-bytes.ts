import { connect } from 'node:net';
import type { Made } from './making/request';

/** Bytes on a socket as they are, and all that comes back until the server or two seconds end it. */
export const sendBytes = (port: number, bytes: Buffer): Promise<string> =>
  new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const socket = connect(port, '127.0.0.1', () => socket.end(bytes));
    const done = (): void => {
      socket.destroy();
      resolve(Buffer.concat(chunks).toString('latin1'));
    };
    socket.setTimeout(2_000, done);
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('close', done);
    socket.on('error', done);
  });

/** A request as HTTP/1.1 writes it. */
export const asBytes = ({ method, url, headers, payload = '' }: Made): Buffer => {
  const body = Buffer.from(payload);
  const lines = Object.entries({ host: 'rollcall.example', connection: 'close', ...headers })
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}: ${value}`);
  const head = [`${method} /scim/v2${url} HTTP/1.1`, ...lines, `content-length: ${body.length}`, '', ''];
  return Buffer.concat([Buffer.from(head.join('\r\n'), 'latin1'), body]);
};
