import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type MasterKey, openPersonKeys, type PersonKeys } from '@rollcall/erasure';
import { type EventStore, openSqliteEventStore } from '@rollcall/event-store';
import { freePort } from '@rollcall/testing';
import * as E from 'fp-ts/lib/Either.js';
import { givenAdminToken } from '../src/admin-token/admin-token';
import type { CheckpointWish } from '../src/checkpoints/checkpoint-schedule';
import type { Configuration } from '../src/configuration/configuration';
import type { Role } from '../src/configuration/role';
import { createSqliteFeedBook } from '../src/feeds/book/sqlite-feed-book';
import { createLogger } from '../src/logging/create-logger';
import type { OpenIdSignIn } from '../src/openid/openid-sign-in';
import type { RequestLog } from '../src/requests/request-log';
import { createSqliteRequestLog } from '../src/requests/sqlite-request-log';
import { createRollcall, type Rollcall, type RollcallOptions } from '../src/runtime/rollcall';
import { buildServer, type ServerOptions } from '../src/server';
import { type Answer, type Call, caller } from './http-client';

export const ADMIN_TOKEN = 'an-admin-token-for-tests';

/** A file for a store, in a folder of its own. */
export const temporaryStore = (): { readonly path: string; readonly remove: () => void } => {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-server-'));
  return {
    path: join(folder, 'rollcall.db'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
};

export type TestServer = {
  readonly url: string;
  readonly rollcall: Rollcall;
  /** The admin API, with the admin token. */
  readonly admin: Call;
  /** SCIM, with the key given. */
  readonly scim: (key: string) => Call;
  /** Anything, as it is. */
  readonly raw: Call;
  close(): Promise<void>;
};

export type TestServerOptions = {
  /** A SQLite file that stays; absent for one that goes when the server is closed. */
  readonly path?: string;
  readonly store?: EventStore;
  readonly clock?: () => Date;
  readonly publicUrl?: string;
  /** For the address that the server is going to have, which is then its public URL too. */
  readonly openId?: (publicUrl: string) => OpenIdSignIn;
  /** All, when not given. */
  readonly role?: Role;
  /** Seconds, for a resolver. */
  readonly maxStaleness?: number;
  /** None, when not given. */
  readonly limits?: Pick<Configuration, 'rateLimit' | 'badKeyLimit'>;
  readonly snapshots?: NonNullable<RollcallOptions['snapshots']>;
  readonly checkpoints?: CheckpointWish;
  /** For erasable directories: their keys, and with them the request log, lie beside the file. */
  readonly masterKey?: MasterKey;
  /** In memory, when not given. */
  readonly requests?: RequestLog;
  readonly feeds?: ServerOptions['feeds'];
  /** Takes the lines of the log. */
  readonly log?: (line: string) => void;
};

/** A server on a free port, over a real store. */
export const startTestServer = async ({
  path,
  store,
  clock,
  publicUrl: configuredUrl,
  openId,
  role = 'all',
  maxStaleness = 30,
  limits,
  snapshots,
  checkpoints,
  masterKey,
  requests,
  feeds,
  log,
}: TestServerOptions = {}): Promise<TestServer> => {
  const temporary = store === undefined && path === undefined ? temporaryStore() : undefined;
  const file = path ?? temporary?.path;
  const opened = store ?? (await openFile(file ?? ''));
  const rollcall = createRollcall({
    store: opened,
    ...(clock && { clock }),
    ...(role === 'resolver' && { resolver: { maxStaleness } }),
    ...(snapshots && { snapshots }),
    ...(masterKey && {
      keys: openKeys(`${file}.keys.db`, masterKey),
      requests: createSqliteRequestLog({ path: `${file}.requests.db` }),
    }),
    ...(requests && { requests }),
    ...(path !== undefined && { feeds: createSqliteFeedBook(`${path}.feeds.db`) }),
    ...(file !== undefined && { inventoryPlaces: { folder: `${file}.access` } }),
  });
  await rollcall.projector.ready();
  const port = openId === undefined ? 0 : await freePort();
  const publicUrl = openId === undefined ? configuredUrl : `http://127.0.0.1:${port}`;
  const server = buildServer({
    rollcall,
    openId: openId?.(publicUrl ?? ''),
    adminToken: givenAdminToken(ADMIN_TOKEN),
    logger: createLogger(log === undefined ? 'silent' : 'info', { write: log ?? (() => undefined) }),
    ...(checkpoints && { checkpoints }),
    ...(feeds && { feeds }),
    configuration: { publicUrl, trustedProxies: [], role, ...limits },
  });
  const url = await server.listen({ host: '127.0.0.1', port });
  return {
    url,
    rollcall,
    admin: caller(`${url}/api`, { authorization: `Bearer ${ADMIN_TOKEN}` }),
    scim: (key) => caller(`${url}/scim/v2`, { authorization: `Bearer ${key}` }),
    raw: caller(url, {}),
    close: async () => {
      await server.close();
      await rollcall.close();
      temporary?.remove();
    },
  };
};

const openFile = async (path: string): Promise<EventStore> => {
  const opened = await openSqliteEventStore({ path })();
  if (E.isLeft(opened)) throw new Error(opened.left.reason);
  return opened.right;
};

const openKeys = (path: string, master: MasterKey): PersonKeys => {
  const opened = openPersonKeys({ path, master });
  if (E.isLeft(opened)) throw new Error(opened.left.reason);
  return opened.right;
};

/** Opens a directory, enables provisioning and answers its first key. */
export const provision = async (
  { admin }: TestServer,
  id = 'example',
  wish: object = {},
): Promise<string> => {
  await expectStatus(admin('POST', '/directories', { id, domains: [`${id}.com`], ...wish }), 201);
  const enabled = await expectStatus(admin('POST', `/directories/${id}/provisioning/enable`), 201);
  return String(enabled.body.key);
};

export const expectStatus = async (answer: Promise<Answer>, status: number): Promise<Answer> => {
  const { status: found, body, ...rest } = await answer;
  expect({ status: found, body }).toEqual({ status, body });
  return { status: found, body, ...rest };
};
