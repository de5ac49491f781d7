import { Agent, request } from 'node:http';
import type { ScimServer } from '../servers/scim-server';

/** One connection that sends one request after the other. */
export type KeepAliveClient = {
  /** Milliseconds until the whole answer was there; throws when it is not 2xx. */
  readonly send: (method: string, path: string, body: string) => Promise<number>;
  readonly close: () => void;
};

export const connect = ({ scimUrl, headers }: ScimServer): KeepAliveClient => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const send = (method: string, path: string, body: string): Promise<number> =>
    new Promise((resolve, reject) => {
      const started = performance.now();
      const sent = request(`${scimUrl}${path}`, { method, headers, agent }, (response) => {
        const { statusCode = 0 } = response;
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => {
          if (statusCode >= 300) text += chunk;
        });
        response.on('error', reject);
        response.on('end', () => {
          if (statusCode < 300) resolve(performance.now() - started);
          else reject(new Error(`${method} ${path}: ${statusCode} ${text}`));
        });
      });
      sent.on('error', reject);
      sent.end(body);
    });
  return { send, close: () => agent.destroy() };
};
