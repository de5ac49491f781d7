import type { UserNamePolicy } from '@rollcall/domain';
import {
  enableProvisioning,
  openDirectory,
  type RunningServer,
  readConfiguration,
  startServer,
} from '@rollcall/server';
import * as E from 'fp-ts/lib/Either.js';
import { commandLineContext } from '../src/store/administration';
import type { SharedStore } from './processes/shared-stores';
import { temporaryStore } from './temporary-store';

export type TestServer = {
  readonly store: string;
  readonly scimUrl: string;
  /** Opens a directory of example.com and okta.local, and answers its first key. */
  readonly open: (id: string, userNamePolicy?: UserNamePolicy) => Promise<string>;
};

/** A server in this process for all tests of a block; on a SQLite file when nothing else is given. */
export const testServer = (share?: () => Promise<SharedStore>): TestServer => {
  const file = temporaryStore();
  let shared: SharedStore | undefined;
  let server: RunningServer | undefined;
  const running = (): RunningServer => {
    if (server === undefined) throw new Error('the server is not started');
    return server;
  };

  beforeAll(async () => {
    shared = await share?.();
    const defaults = readConfiguration({});
    if (E.isLeft(defaults)) throw new Error('a default does not fit');
    const started = await startServer({
      ...defaults.right,
      store:
        shared === undefined
          ? { _tag: 'Sqlite', path: file }
          : { _tag: 'EventStoreDb', connectionString: shared.location },
      port: 0,
      adminToken: 'an-admin-token-for-tests',
      logLevel: 'silent',
      rateLimit: 0,
      badKeyLimit: 0,
    })();
    if (E.isLeft(started)) throw new Error(started.left.reason);
    server = started.right;
  });
  afterAll(async () => {
    await server?.close();
    await shared?.end();
  });

  return {
    get store() {
      return shared?.location ?? file;
    },
    get scimUrl() {
      return `${running().url}/scim/v2`;
    },
    open: async (id, userNamePolicy = 'email') => {
      const { rollcall } = running();
      const context = commandLineContext();
      await openDirectory(rollcall, context, id, {
        domains: ['example.com', 'okta.local'],
        userNamePolicy,
      })();
      const enabled = await enableProvisioning(rollcall, context, id, { label: 'test' })();
      if (E.isLeft(enabled)) throw new Error(enabled.left._tag);
      return enabled.right.text;
    },
  };
};
