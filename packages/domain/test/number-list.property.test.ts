import fc from 'fast-check';
import { NumberList } from '../src/state/number-list';

const PLACES = 40;
const place = fc.nat(PLACES - 1);
const step = fc.oneof(
  fc.record({ set: place, to: fc.nat(0xffffffff) }),
  fc.record({ reserve: fc.nat(2 * PLACES) }),
  fc.constant('capture' as const),
  fc.record({ release: fc.nat(3) }),
);

const numbersOf = ({ get }: { get(index: number): number }) =>
  Array.from({ length: PLACES }, (_, at) => get(at));

describe('a list of numbers', () => {
  it('is read as it was at each capture, whatever was set since, and as it is now', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 20, maxLength: 60, size: 'max' }), (steps) => {
        const list = new NumberList();
        const now: number[] = Array.from({ length: PLACES }, () => 0);
        let captures: { captured: ReturnType<NumberList['capture']>; kept: ReadonlyArray<number> }[] = [];
        for (const one of steps) {
          if (one === 'capture') captures.push({ captured: list.capture(), kept: [...now] });
          else if ('set' in one) {
            list.set(one.set, one.to);
            now[one.set] = one.to;
          } else if ('reserve' in one) list.reserve(one.reserve);
          else {
            captures[one.release]?.captured.release();
            captures = captures.filter((_, at) => at !== one.release);
          }
          expect(numbersOf({ get: (at) => list.get(at) })).toEqual(now);
          for (const { captured, kept } of captures) expect(numbersOf(captured)).toEqual(kept);
        }
      }),
    );
  });
});
