import { type Command, type DirectoryView, type Rejection, userId } from '@rollcall/domain';
import { createMemoryEventStore } from '@rollcall/event-store';
import { exampleContext, exampleDirectory, profileOf } from '@rollcall/testing';
import * as E from 'fp-ts/lib/Either.js';
import { create, open, setUp } from './writer-under-test';

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

  it('whose answer cannot be made changes nothing, and those beside it go on', async () => {
    const { execute, stored, writer } = setUp();
    await execute(open);
    const answer = () => {
      throw new Error('boom');
    };
    const change = { context: exampleContext, plan: () => E.right([create('ana')]), answer };
    const [thrown, beside] = await Promise.all([
      writer.execute(exampleDirectory, change)(),
      execute(create('bo')),
    ]);
    expect(thrown).toEqual(E.left({ _tag: 'Defect', reason: 'boom' }));
    expect(beside).toEqual(E.right({ revision: 1n, eventCount: 1, answer: 1 }));
    expect(await stored()).toHaveLength(2);
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
    const answered: unknown[] = [];
    void execute(open).then((answer) => answered.push(answer));
    await writer.close();
    expect(answered.map((answer) => Object(answer)._tag)).toEqual(['Right']);
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
