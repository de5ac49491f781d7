import { RateLimit } from '../src/http/rate-limit/rate-limit';

const limited = (perSecond: number, atOnce: number) => {
  let now = 1_000_000;
  const limit = new RateLimit({ perSecond, atOnce }, () => now);
  const spend = (subject: string): number => {
    const wait = limit.waitFor(subject);
    if (wait === 0) limit.spend(subject);
    return wait;
  };
  return {
    limit,
    pass: (ms: number) => {
      now += ms;
    },
    spend,
    /** How many go through before one has to wait. */
    burst: (subject: string): number => {
      let count = 0;
      while (spend(subject) === 0) count += 1;
      return count;
    },
  };
};

describe('an allowance', () => {
  it('lets so many through at once, then makes the next one wait whole seconds', () => {
    const { burst, spend } = limited(2, 10);
    expect(burst('a')).toBe(10);
    expect(spend('a')).toBe(1);
  });

  it('fills up again at an even pace, and never beyond its size', () => {
    const { burst, pass } = limited(2, 10);
    burst('a');
    pass(3_000);
    expect(burst('a')).toBe(6);
    pass(3_600_000);
    expect(burst('a')).toBe(10);
  });

  it('is its own for every subject', () => {
    const { burst } = limited(2, 10);
    burst('a');
    expect(burst('b')).toBe(10);
  });

  it('tells the wait of a slow one: twenty a minute is one in three seconds', () => {
    const { burst, spend, pass } = limited(20 / 60, 20);
    expect(burst('a')).toBe(20);
    expect(spend('a')).toBe(3);
    pass(3_000);
    expect(spend('a')).toBe(0);
    expect(spend('a')).toBe(3);
  });

  it('is not kept for ever: who was idle longest is forgotten', () => {
    const { burst, limit } = limited(1, 1);
    burst('first');
    for (let index = 0; index < 10_000; index++) limit.spend(`other${index}`);
    expect(limit.waitFor('first')).toBe(0);
    expect(limit.waitFor('other9999')).toBe(1);
  });
});
