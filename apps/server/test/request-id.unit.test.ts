import { setTimeout } from 'node:timers/promises';
import { requestIdOf } from '../src/http/request-id';

const given = (id: string | undefined) => requestIdOf({ headers: { 'x-request-id': id } });

describe('the id of a request', () => {
  it('is the one that came with it, when that is short and plain', () => {
    expect(given('trace-1.2:3_4')).toBe('trace-1.2:3_4');
    for (const other of ['', '-x', 'a b', 'x'.repeat(65), undefined]) expect(given(other)).not.toBe(other);
  });

  it('is a UUID of version 7 otherwise, each its own, and later ones sort later', async () => {
    const ids: string[] = [];
    for (let made = 0; made < 20; made += 1) {
      ids.push(given(undefined));
      await setTimeout(2);
    }
    expect(new Set(ids).size).toBe(20);
    expect(ids.toSorted()).toEqual(ids);
    for (const id of ids)
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});
