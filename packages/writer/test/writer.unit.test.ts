import { type Command, type DirectoryView, type Rejection, revision, userId } from '@rollcall/domain';
import { createMemoryEventStore, directoryStream, type EventStore } from '@rollcall/event-store';
import { createProjector } from '@rollcall/projector';
import {
  type AppendFate,
  exampleContext,
  exampleDirectory,
  profileOf,
  waywardStore,
} from '@rollcall/testing';
import { type Change, type Commit, createWriter, type WriterOptions } from '@rollcall/writer';
import * as E from 'fp-ts/lib/Either.js';

const open: Command = { _tag: 'OpenDirectory', domains: ['example.com'], userNamePolicy: 'email' };
const create = (id: string, profile = profileOf(`${id}@example.com`)): Command => ({
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

const setUp = (
  store: EventStore = createMemoryEventStore(),
  options: Pick<WriterOptions, 'clock' | 'unknownPatienceMs'> = {},
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

describe('a change', () => {
  it('is answered with its revision, from the state right after it', async () => {
    const { execute } = setUp();
    expect(await execute(open)).toEqual(E.right({ revision: 0n, eventCount: 1, answer: 0 }));
    expect(await execute(create('ana'))).toEqual(E.right({ revision: 1n, eventCount: 1, answer: 1 }));
  });

  it('is planned on the state that its commands are decided on', async () => {
    const { execute, writer } = setUp();
    await execute(open);
    const seen: number[] = [];
    const plan = (view: DirectoryView) => {
      seen.push(view.userCount);
      return E.right([create(`u${view.userCount}`)]);
    };
    const change = { context: exampleContext, plan, answer: () => undefined };
    await Promise.all([1, 2, 3].map(() => writer.execute(exampleDirectory, change)()));
    expect(seen).toEqual([0, 1, 2]);
  });

  it('of several commands happens as a whole or not at all', async () => {
    const { execute, stored } = setUp();
    await execute(open);
    const rejection: Rejection = { _tag: 'UserNotFound', userId: userId('nobody') };
    expect(await execute(create('ana'), { _tag: 'DeleteUser', userId: userId('nobody') })).toEqual(
      E.left({ _tag: 'Rejected', rejection }),
    );
    expect(await stored()).toHaveLength(1);
    expect(await execute(create('ana'), create('bo'))).toEqual(
      E.right({ revision: 2n, eventCount: 2, answer: 2 }),
    );
  });

  it('that its plan refuses changes nothing', async () => {
    const { execute, stored, writer } = setUp();
    await execute(open);
    const change = { context: exampleContext, plan: () => E.left('no'), answer: () => 0 };
    expect(await writer.execute(exampleDirectory, change)()).toEqual(
      E.left({ _tag: 'Refused', refusal: 'no' }),
    );
    expect(await stored()).toHaveLength(1);
  });

  it('that changes nothing is answered with the revision it saw', async () => {
    const { commits, execute } = setUp();
    await execute(open);
    await execute(create('ana'));
    expect(await execute({ _tag: 'ChangeUser', userId: userId('ana'), active: true })).toEqual(
      E.right({ revision: 1n, eventCount: 0, answer: 1 }),
    );
    expect(commits).toHaveLength(2);
  });

  it('whose plan throws is a defect, and those beside it go on', async () => {
    const { execute, writer } = setUp();
    await execute(open);
    const plan = () => {
      throw new Error('boom');
    };
    const thrown = writer.execute(exampleDirectory, { context: exampleContext, plan, answer: () => 0 })();
    const fine = execute(create('ana'));
    expect(await thrown).toEqual(E.left({ _tag: 'Defect', reason: 'boom' }));
    expect(E.isRight(await fine)).toBe(true);
  });

  it('that cannot be decided is a defect, and those beside and behind it go on', async () => {
    const times = [new Date(0), new Date(Number.NaN), new Date(1)];
    const { execute } = setUp(undefined, { clock: () => times.shift() ?? new Date(2) });
    await execute(open);
    const [undated, beside] = await Promise.all([execute(create('ana')), execute(create('bo'))]);
    expect(undated).toMatchObject({ left: { _tag: 'Defect' } });
    expect(beside).toEqual(E.right({ revision: 1n, eventCount: 1, answer: 1 }));
    expect(E.isRight(await execute(create('cy')))).toBe(true);
  });

  it('is refused once the writer is closed', async () => {
    const { execute, writer } = setUp();
    const last = execute(open);
    await writer.close();
    expect(E.isRight(await last)).toBe(true);
    expect(await execute(create('ana'))).toMatchObject({ left: { _tag: 'Unavailable' } });
  });
});

describe('changes that wait together', () => {
  it('share an append, each with a revision of its own', async () => {
    const { commits, execute } = setUp();
    await execute(open);
    const answers = await Promise.all(Array.from({ length: 200 }, (_, i) => execute(create(`u${i}`))));
    const revisions = answers.map((answer) => (E.isRight(answer) ? answer.right.revision : undefined));
    expect(revisions).toEqual(Array.from({ length: 200 }, (_, i) => BigInt(i + 1)));
    expect(commits).toHaveLength(2);
  });

  it('see each other: the second of two with one name is rejected', async () => {
    const { execute } = setUp();
    await execute(open);
    const profile = profileOf('u1@example.com');
    const [first, second] = await Promise.all([
      execute(create('u1', profile)),
      execute({ ...create('u2'), userName: 'U1@example.com', profile } as Command),
    ]);
    expect(E.isRight(first)).toBe(true);
    expect(second).toMatchObject({ left: { rejection: { _tag: 'UserNameTaken', owner: 'u1' } } });
  });

  it('are split where one append would hold too much', async () => {
    const { commits, execute } = setUp();
    await execute(open);
    const bulky = (id: string) => create(id, profileOf(`${id}@example.com`, { title: 'x'.repeat(200_000) }));
    await Promise.all(['a', 'b', 'c', 'd', 'e'].map((id) => execute(bulky(id))));
    expect(commits.slice(1).map((commit) => commit.changes)).toEqual([2, 2, 1]);
  });

  it('are stored though one of them is too large for the store', async () => {
    const { execute } = setUp(createMemoryEventStore({ maxBytes: 100_000 }));
    await execute(open);
    const huge = create('huge', profileOf('huge@example.com', { title: 'x'.repeat(200_000) }));
    const [a, h, b] = await Promise.all([execute(create('a')), execute(huge), execute(create('b'))]);
    expect([E.isRight(a), E.isRight(b)]).toEqual([true, true]);
    expect(h).toMatchObject({ left: { _tag: 'AppendTooLarge', maxBytes: 100_000 } });
  });
});

describe('another writer on the same store', () => {
  it('makes the loser read what is missing and decide again', async () => {
    const store = createMemoryEventStore();
    const mine = setUp(store);
    const theirs = setUp(store);
    await mine.execute(open);
    await theirs.projector.catchUp(exampleDirectory)();
    await mine.execute(create('ana'));
    expect(await theirs.execute(create('ana'))).toMatchObject({ left: { rejection: { _tag: 'IdTaken' } } });
    expect(await theirs.execute(create('bo'))).toEqual(E.right({ revision: 2n, eventCount: 1, answer: 2 }));
  });
});

describe('when the store does not answer', () => {
  const fates = (list: ReadonlyArray<AppendFate>) => (append: number) => list[append] ?? 'done';

  it('sends the identical batch again, which is stored once', async () => {
    const wayward = waywardStore(createMemoryEventStore(), fates(['done', 'done, not answered', 'lost']));
    const { execute, stored } = setUp(wayward);
    await execute(open);
    expect(await execute(create('ana'))).toEqual(E.right({ revision: 1n, eventCount: 1, answer: 1 }));
    expect((await stored()).map((event) => event.type)).toEqual(['DirectoryOpened', 'UserCreated']);
    expect(wayward.appends()).toBe(4);
  });

  it('says of a batch that may be stored no more than it knows, though the store then takes nothing', async () => {
    const wayward = waywardStore(
      createMemoryEventStore(),
      fates(['done', 'done, not answered', 'unavailable', 'unavailable', 'done']),
    );
    const { execute, stored } = setUp(wayward);
    await execute(open);
    expect(await execute(create('ana'))).toEqual(E.right({ revision: 1n, eventCount: 1, answer: 1 }));
    expect(await stored()).toHaveLength(2);
    expect(wayward.appends()).toBe(5);
  });

  it('tells those in the batch that it does not know, those behind that nothing changed, and recovers', async () => {
    let down = false;
    const wayward = waywardStore(createMemoryEventStore(), () => (down ? 'lost' : 'done'));
    const { execute, stored } = setUp(wayward, { unknownPatienceMs: 50 });
    await execute(open);
    down = true;
    const inside = execute(create('ana'));
    while (wayward.appends() < 2) await new Promise((resolve) => setImmediate(resolve));
    const behind = execute(create('bo'));
    expect(await inside).toMatchObject({ left: { _tag: 'StillUnknown' } });
    expect(await behind).toMatchObject({ left: { _tag: 'Unavailable' } });
    expect(await execute(create('cy'))).toMatchObject({ left: { _tag: 'Unavailable' } });
    down = false;
    while (E.isLeft(await execute(create('dan')))) await new Promise((resolve) => setTimeout(resolve, 20));
    expect((await stored()).map((event) => event.type)).toEqual([
      'DirectoryOpened',
      'UserCreated',
      'UserCreated',
    ]);
  });

  it('answers an unavailable store at once, with nothing changed', async () => {
    const { execute, stored } = setUp(waywardStore(createMemoryEventStore(), fates(['done', 'unavailable'])));
    await execute(open);
    expect(await execute(create('ana'))).toMatchObject({ left: { _tag: 'Unavailable' } });
    expect(E.isRight(await execute(create('ana')))).toBe(true);
    expect(await stored()).toHaveLength(2);
  });
});
