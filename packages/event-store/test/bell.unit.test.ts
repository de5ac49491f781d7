import { getEventListeners } from 'node:events';
import { Bell } from '../src/bell';

describe('the bell of a store', () => {
  it('leaves nothing at the signal of a reader, however often it wakes them', async () => {
    const listening: boolean[] = [];
    const bell = new Bell((isListening) => listening.push(isListening));
    const { signal } = new AbortController();
    for (let stroke = 0; stroke < 20; stroke += 1) {
      const heard = bell.heardAfter(bell.strokes, signal);
      bell.ring();
      await heard;
    }
    expect(getEventListeners(signal, 'abort')).toEqual([]);
    expect(listening).toEqual(Array.from({ length: 40 }, (_, index) => index % 2 === 0));
  });
});
