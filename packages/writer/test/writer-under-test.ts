import { type Command, revision, userId } from '@rollcall/domain';
import { createMemoryEventStore, directoryStream, type EventStore } from '@rollcall/event-store';
import { createProjector } from '@rollcall/projector';
import { exampleContext, exampleDirectory, profileOf } from '@rollcall/testing';
import { type Change, type Commit, createWriter, type WriterOptions } from '@rollcall/writer';
import * as E from 'fp-ts/lib/Either.js';

export const open: Command = { _tag: 'OpenDirectory', domains: ['example.com'], userNamePolicy: 'email' };
export const create = (id: string, profile = profileOf(`${id}@example.com`)): Command => ({
  _tag: 'CreateUser',
  userId: userId(id),
  userName: `${id}@example.com`,
  active: true,
  profile,
});

const doing = (...commands: Command[]): Change<never, number> => ({
  context: exampleContext,
  plan: () => E.right(commands),
  answer: (view) => view.userCount,
});

/** A writer with a projector that follows nothing, over a store of its own if none is given. */
export const setUp = (
  store: EventStore = createMemoryEventStore(),
  options: Omit<WriterOptions, 'store' | 'projector' | 'onCommit'> = {},
) => {
  const commits: Commit[] = [];
  const projector = createProjector({ store });
  const writer = createWriter({ store, projector, onCommit: (commit) => commits.push(commit), ...options });
  const execute = (...commands: Command[]) => writer.execute(exampleDirectory, doing(...commands))();
  const stored = async () => {
    const read = await store.readForwards(directoryStream(exampleDirectory), revision(0), 10_000)();
    return E.isRight(read) ? read.right : [];
  };
  return { commits, execute, projector, store, stored, writer };
};
