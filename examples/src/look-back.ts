import { randomUUID } from 'node:crypto';
import { type Command, type DirectoryId, groupId, type Revision, requestId, userId } from '@rollcall/domain';
import { openSqliteEventStore } from '@rollcall/event-store';
import { asOf, createProjector } from '@rollcall/projector';
import { createWriter } from '@rollcall/writer';
import * as E from 'fp-ts/lib/Either.js';

const right = <Left, Right>(result: E.Either<Left, Right>): Right => {
  if (E.isLeft(result)) throw new Error(JSON.stringify(result.left));
  return result.right;
};

/** Durable events in SQLite, written through the mailbox; afterwards: who was in the group then? */
export const lookBack = async (
  id: DirectoryId,
  file: string,
  print: (line: string) => void,
): Promise<void> => {
  const store = right(await openSqliteEventStore({ path: file })());
  const projector = createProjector({ store });
  const writer = createWriter({ store, projector });
  projector.start();

  const perform = async (command: Command): Promise<Revision> => {
    const context = {
      requestId: requestId(randomUUID()),
      actor: { type: 'system', name: 'example' },
      origin: 'SYSTEM',
      source: {},
    } as const;
    const change = { context, plan: () => E.right([command]), answer: () => undefined };
    return right(await writer.execute(id, change)()).revision;
  };

  const [ana, bo] = [userId('2819c223'), userId('902c246b')];
  const group = groupId('e9e30dba');
  await perform({ _tag: 'OpenDirectory', domains: ['example.com'], userNamePolicy: 'any' });
  await perform({ _tag: 'CreateUser', userId: ana, userName: 'ana', active: true, profile: {} });
  await perform({ _tag: 'CreateUser', userId: bo, userName: 'bo', active: true, profile: {} });
  const then = await perform({
    _tag: 'CreateGroup',
    groupId: group,
    displayName: 'Engineering',
    profile: {},
    members: [ana, bo],
  });
  const now = await perform({ _tag: 'ChangeMembership', groupId: group, add: [], remove: [bo] });

  for (const revision of [then, now]) {
    const directory = right(await asOf(store, id, { revision })());
    const members = Array.from(directory.membersOf(group), (member) => directory.user(member)?.userName);
    print(`revision ${revision}: ${members.join(', ')}`);
  }
  await writer.close();
  await projector.stop();
  await store.close();
};
