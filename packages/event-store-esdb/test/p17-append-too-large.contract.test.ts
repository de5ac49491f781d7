import { NO_EVENTS } from '@rollcall/domain';
import { type ProposedEvent, sizeOf } from '@rollcall/event-store';
import { freshStream, leftOf, proposed, rightOf } from './proposed';
import { storeOnDouble } from './store-on-double';

const MAX_BYTES = 1024 * 1024;

const ofSize = (bytes: number): ProposedEvent => {
  const empty = proposed({ text: '' });
  return { ...empty, data: { text: 'x'.repeat(bytes - sizeOf(empty)) } };
};

describe('P17: the size of an append', () => {
  const subject = storeOnDouble();

  it('of exactly the limit of the server is written', async () => {
    const { store } = subject();
    expect(store.limits.maxBytes).toBe(MAX_BYTES);
    expect(rightOf(await store.append(freshStream(), NO_EVENTS, [ofSize(MAX_BYTES)])()).revision).toBe(0n);
  });

  it('of one byte more never reaches the server', async () => {
    const { double, store } = subject();
    const answer = leftOf(await store.append(freshStream(), NO_EVENTS, [ofSize(MAX_BYTES + 1)])());
    expect(answer).toEqual({ _tag: 'AppendTooLarge', bytes: MAX_BYTES + 1, maxBytes: MAX_BYTES });
    expect(double.calls.of('Append').opened).toBe(0);
  });

  it('beyond a smaller limit of the server is told with that limit', async () => {
    const { double, store } = subject();
    double.settings.maxAppendSize = 4_096;
    const answer = leftOf(await store.append(freshStream(), NO_EVENTS, [ofSize(4_097)])());
    expect(answer).toEqual({ _tag: 'AppendTooLarge', bytes: 4_097, maxBytes: 4_096 });
    expect(rightOf(await store.append(freshStream(), NO_EVENTS, [ofSize(4_096)])()).revision).toBe(0n);
  });
});
