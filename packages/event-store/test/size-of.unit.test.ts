import { sizeOf } from '../src';
import { sampleEvent } from '../src/contract/samples';

describe('the size of an event', () => {
  it('is the bytes of its data and metadata and twice the length of its type', () => {
    const event = { ...sampleEvent({ a: 1 }, 'UserCreated'), metadata: {} };
    expect(sizeOf(event)).toBe('{"a":1}'.length + '{}'.length + 2 * 'UserCreated'.length);
  });

  it('counts data as UTF-8 and the type as UTF-16', () => {
    const event = { ...sampleEvent('é𝒵', 'É𝒵'), metadata: 0 };
    expect(sizeOf(event)).toBe(2 + 2 + 4 + 1 + 2 * 3);
  });
});
