import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteEventStore } from '@rollcall/event-store';
import { buildServer, createLogger, createRollcall } from '@rollcall/server';
import type { FastifyInstance } from 'fastify';
import * as E from 'fp-ts/lib/Either.js';

export type AdminCall = (
  method: 'GET' | 'POST',
  path: string,
  body?: object,
) => Promise<{ readonly status: number; readonly text: string }>;

export type ServerUnderFuzz = {
  readonly server: FastifyInstance;
  readonly port: number;
  readonly admin: AdminCall;
  /** Opens a directory and answers its first key. */
  readonly open: (directory: string, idp: string) => Promise<string>;
  readonly close: () => Promise<void>;
};

const TOKEN = 'an-admin-token-for-fuzzing';

/** The whole server, on SQLite in a folder that goes with it, listening. */
export const startServerUnderFuzz = async (clock?: () => Date): Promise<ServerUnderFuzz> => {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-fuzz-'));
  const opened = await openSqliteEventStore({ path: join(folder, 'rollcall.db') })();
  if (E.isLeft(opened)) throw new Error(opened.left.reason);
  const rollcall = createRollcall({ store: opened.right, ...(clock && { clock }) });
  await rollcall.projector.ready();
  const server = buildServer({
    rollcall,
    adminToken: { id: 'fuzz', matches: (token) => token === TOKEN, generated: undefined },
    logger: createLogger('silent'),
    configuration: { publicUrl: 'https://rollcall.example', trustedProxies: [] },
  });
  const url = await server.listen({ host: '127.0.0.1', port: 0 });
  const admin: AdminCall = async (method, path, payload) => {
    const { statusCode, body } = await server.inject({
      method,
      url: `/api${path}`,
      headers: { authorization: `Bearer ${TOKEN}` },
      ...(payload && { payload }),
    });
    return { status: statusCode, text: body };
  };
  return {
    server,
    port: Number(new URL(url).port),
    admin,
    open: async (id, idp) => {
      const created = await admin('POST', '/directories', {
        id,
        domains: ['example.com'],
        userNamePolicy: 'any',
        idpProfile: idp,
      });
      const { text } = await admin('POST', `/directories/${id}/provisioning/enable`, {});
      const [, key] = /"key":"(rollcall_[^"]+)"/.exec(text) ?? [];
      if (key === undefined) throw new Error(`${created.text} ${text}`);
      return key;
    },
    close: async () => {
      await server.close();
      await rollcall.close();
      rmSync(folder, { recursive: true });
    },
  };
};
