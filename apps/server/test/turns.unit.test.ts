import { Turns } from '../src/runtime/turns';

describe('turns', () => {
  it('come one after the other under one name, a failure or not, and leave nothing of the name behind', async () => {
    const turns = new Turns();
    const done: string[] = [];
    const work = (what: string) => async () => {
      done.push(`${what} begins`);
      await Promise.resolve();
      done.push(`${what} ends`);
    };
    const first = turns.take('one', work('first'));
    const failing = turns.take('one', () => Promise.reject(new Error('no')));
    const last = turns.take('one', work('last'));
    await Promise.all([first, expect(failing).rejects.toThrow('no'), last]);
    expect(done).toEqual(['first begins', 'first ends', 'last begins', 'last ends']);
    for (let n = 0; n < 100; n++) await turns.take(`made up ${n}`, work('more'));
    await new Promise((resolve) => setImmediate(resolve));
    expect(turns.busy).toBe(0);
  });
});
