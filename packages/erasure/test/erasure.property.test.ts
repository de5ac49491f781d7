import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import {
  type Command,
  createDirectory,
  decodeEvent,
  emptyChain,
  isBroken,
  revision,
  stateDigest,
  userId,
  verifyNext,
} from '@rollcall/domain';
import { directoryStream, openSqliteEventStore } from '@rollcall/event-store';
import {
  createFileSnapshotStore,
  createProjector,
  dropErased,
  replay,
  writeSnapshot,
} from '@rollcall/projector';
import { arbitraryCommand, exampleDirectory as directory, exampleContext, fold } from '@rollcall/testing';
import { createWriter } from '@rollcall/writer';
import fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import { readableStore } from '../src/reading/readable-store';
import { keysAt, right } from './stored-people';
import { filesWith, temporaryFolder } from './temporary-folder';

const ids = ['u0', 'u1', 'u2', 'u3', 'u4'];
const secretOf = (id: string): string => `secret-of-${id}`;

/** The command with names and attributes that tell whose they are. */
const telling = (command: Command): Command => {
  if (command._tag === 'CreateUser') {
    const profile = { ...command.profile, nickName: secretOf(command.userId) };
    return { ...command, userName: `${secretOf(command.userId)}-${command.userName}`, profile };
  }
  if (command._tag !== 'ChangeUser') return command;
  const { userName, profile } = command;
  const secret = secretOf(command.userId);
  return {
    ...command,
    ...(userName !== undefined && { userName: `${secret}-${userName}` }),
    ...(profile && { profile: { ...profile, set: { ...profile.set, title: `${secret}-${randomUUID()}` } } }),
  };
};

const step: fc.Arbitrary<Command> = fc.oneof(
  { weight: 6, arbitrary: arbitraryCommand().map(telling) },
  {
    weight: 1,
    arbitrary: fc.record({
      _tag: fc.constant('EraseUser' as const),
      userId: fc.constantFrom(...ids).map(userId),
    }),
  },
);

describe('any history with erasures', () => {
  it('is replayed to the live state, is a whole chain, and has the erased in none of its files', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 10, maxLength: 60 }),
        fc.nat(),
        async (commands, snapshotAfter) => {
          const folder = temporaryFolder();
          const log = right(await openSqliteEventStore({ path: join(folder, 'rollcall.db') })());
          const keys = keysAt(join(folder, 'rollcall.db.keys.db'));
          const store = readableStore(log, keys);
          const projector = createProjector({ store });
          const writer = createWriter({ store, projector, keys });
          const snapshots = createFileSnapshotStore(join(folder, 'snapshots'));
          const execute = (command: Command) =>
            writer.execute(directory, {
              context: exampleContext,
              plan: () => E.right([command]),
              answer: () => undefined,
            })();
          right(
            await execute({
              _tag: 'OpenDirectory',
              domains: ['a.com'],
              userNamePolicy: 'any',
              erasable: true,
            }),
          );
          for (const [at, command] of commands.entries()) {
            await execute(command);
            if (at === snapshotAfter % commands.length) {
              right(await writeSnapshot(snapshots, right(await replay(store, directory)()))());
            }
            if (command._tag === 'EraseUser') right(await keys.destroy(directory, [command.userId])());
          }
          const live = projector.directory(directory);
          right(await dropErased(snapshots, live)());

          const otherKeys = keysAt(join(folder, 'rollcall.db.keys.db'));
          const other = readableStore(log, otherKeys);
          const stored = right(await log.readForwards(directoryStream(directory), revision(0), 10_000)());
          const read = right(await other.readForwards(directoryStream(directory), revision(0), 10_000)());
          const replayed = fold(
            createDirectory(directory),
            read.map((event) => right(decodeEvent(event))),
          );
          expect(stateDigest(replayed)).toBe(stateDigest(live));

          let head: ReturnType<typeof verifyNext> = emptyChain;
          for (const event of stored) if (!isBroken(head)) head = verifyNext(head, event);
          expect(head).toEqual({ revision: live.revision, digest: live.digest });

          await writer.close();
          await projector.stop();
          const erased = [...live.erased.keys()].map(secretOf);
          const exported = JSON.stringify(read.map(({ data }) => data));
          expect(erased.filter((secret) => exported.includes(secret))).toEqual([]);
          expect(filesWith(folder, erased)).toEqual([]);
          await log.close();
          keys.close();
          otherKeys.close();
          expect(filesWith(folder, erased)).toEqual([]);
          for (const user of live.users()) expect(user.userName.startsWith(secretOf(user.id))).toBe(true);
        },
      ),
      { numRuns: 25 },
    );
  });
});
