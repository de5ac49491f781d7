import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { InFlight } from '../src/http/scim/in-flight';

const answers = (count: number) =>
  Array.from({ length: count }, () => new ServerResponse(new IncomingMessage(new Socket())));

describe('requests that are served at once', () => {
  it('are a thousand, and one more for each that is done or leaves, counted once', () => {
    const inFlight = new InFlight();
    const [first, second, ...others] = answers(1_000);
    const [third, fourth, fifth] = answers(3);
    if (!first || !second || !third || !fourth || !fifth) throw new Error('too few');
    for (const response of [first, second, ...others]) expect(inFlight.enter(response)).toBe(true);
    expect(inFlight.enter(third)).toBe(false);
    inFlight.leave(first);
    first.emit('close');
    expect(inFlight.enter(third)).toBe(true);
    expect(inFlight.enter(fourth)).toBe(false);
    second.emit('close');
    expect(inFlight.enter(fourth)).toBe(true);
    expect(inFlight.enter(fifth)).toBe(false);
  });
});
