import { type Command, type DirectoryId, parseDirectoryId, requestId } from '@rollcall/domain';
import { type PersonKeys, readableStore } from '@rollcall/erasure';
import { type EventStore, openSqliteEventStore } from '@rollcall/event-store';
import { createProjector } from '@rollcall/projector';
import { type Change, type Commit, createWriter } from '@rollcall/writer';
import * as E from 'fp-ts/lib/Either.js';

/** Store, projector and writer as a server runs them, in this process, with one directory open. */
export type EmbeddedRollcall = {
  readonly directoryId: DirectoryId;
  /** Durable when it resolves; throws for anything but a change that was made. */
  readonly execute: (...commands: ReadonlyArray<Command>) => Promise<void>;
  readonly commits: ReadonlyArray<Commit>;
  readonly close: () => Promise<void>;
};

export const openEmbedded = async (
  path: string,
  id: string,
  keys?: PersonKeys,
): Promise<EmbeddedRollcall> => {
  const store = await openSqliteEventStore({ path })();
  if (E.isLeft(store)) throw new Error(store.left.reason);
  return embedOn(store.right, id, keys);
};

/** The same on a store of any kind, which it closes in the end. With keys, people can be erased. */
export const embedOn = async (log: EventStore, id: string, keys?: PersonKeys): Promise<EmbeddedRollcall> => {
  const directoryId = parseDirectoryId(id);
  if (E.isLeft(directoryId)) throw new Error(`"${id}" is no directory id`);
  const store = readableStore(log, keys);
  const commits: Commit[] = [];
  const projector = createProjector({ store });
  const writer = createWriter({
    store,
    projector,
    ...(keys && { keys }),
    onCommit: (commit) => commits.push(commit),
  });
  projector.start();

  const execute = async (...commands: ReadonlyArray<Command>): Promise<void> => {
    const change: Change<never, undefined> = {
      context: {
        requestId: requestId('bench'),
        actor: { type: 'system', name: 'bench' },
        origin: 'SYSTEM',
        source: { address: '203.0.113.7', userAgent: 'Okta SCIM Client 1.0.0' },
      },
      plan: () => E.right(commands),
      answer: () => undefined,
    };
    const executed = await writer.execute(directoryId.right, change)();
    if (E.isLeft(executed)) throw new Error(`refused: ${JSON.stringify(executed.left)}`);
  };

  await execute({
    _tag: 'OpenDirectory',
    domains: ['example.com'],
    userNamePolicy: 'email',
    erasable: keys !== undefined,
  });
  return {
    directoryId: directoryId.right,
    execute,
    commits,
    close: async () => {
      await writer.close();
      await projector.stop();
      await store.close();
    },
  };
};
