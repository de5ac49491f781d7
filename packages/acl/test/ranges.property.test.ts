import fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import type { Family } from '../src/address/address';
import {
  type AddressRange,
  formatAddressRange,
  inRange,
  parseAddressRange,
} from '../src/address/address-range';
import { AddressTable } from '../src/address/address-table';
import { commonRanges, rangeSet, subtractRanges } from '../src/address/range-set';
import { pieceAt, sweep } from '../src/intervals/sweep';
import { formatPorts, mergePorts, subtractPorts } from '../src/ports/port-set';

/** Few values, so that ranges touch, overlap and hold each other. */
const LAST = 20;
const span = fc
  .tuple(fc.nat(LAST), fc.nat(LAST))
  .map(([a, b]) => ({ low: Math.min(a, b), high: Math.max(a, b) }));
const family = fc.constantFrom<Family>(4, 6);
const ranges = fc.array(
  fc
    .tuple(family, span)
    .map(([which, { low, high }]): AddressRange => ({ family: which, low: BigInt(low), high: BigInt(high) })),
  { maxLength: 6 },
);
const places = ([4, 6] as const).flatMap((which) =>
  Array.from({ length: LAST + 2 }, (_, value) => ({ family: which, value: BigInt(value) })),
);
const membersOf = (set: ReadonlyArray<AddressRange>) =>
  places.map((place) => set.some((range) => inRange(range, place)));

/** In order, and with a gap between neighbours of one family. */
const isSet = (set: ReadonlyArray<AddressRange>): boolean =>
  set.every((range, index) => {
    const next = set[index + 1];
    return next === undefined || range.family < next.family || range.high + 1n < next.low;
  });

describe('sets of addresses', () => {
  it('hold what any of the ranges hold, in ranges apart', () => {
    fc.assert(
      fc.property(ranges, (list) => {
        const set = rangeSet(list);
        expect(membersOf(set)).toEqual(membersOf(list));
        expect(isSet(set)).toBe(true);
      }),
    );
  });

  it('less others hold what these do not hold, and in common what both hold', () => {
    fc.assert(
      fc.property(ranges, ranges, (a, b) => {
        const [one, two] = [rangeSet(a), rangeSet(b)];
        const [inOne, inTwo] = [membersOf(one), membersOf(two)];
        expect(membersOf(subtractRanges(one, two))).toEqual(
          inOne.map((is, place) => is && inTwo[place] !== true),
        );
        expect(membersOf(commonRanges(one, two))).toEqual(
          inOne.map((is, place) => is && inTwo[place] === true),
        );
        expect(isSet(subtractRanges(one, two))).toBe(true);
      }),
    );
  });

  it('are found by any address of theirs, each once', () => {
    fc.assert(
      fc.property(ranges, (list) => {
        const table = new AddressTable(list.map((range, id) => ({ range, id })));
        for (const place of places) {
          const expected = list.flatMap((range, id) => (inRange(range, place) ? [id] : []));
          expect(table.find(place)).toEqual(expected);
        }
      }),
    );
  });

  it.each([
    ['10.0.0.0/8', '10.0.0.0/8'],
    ['0.0.0.0/0', '0.0.0.0/0'],
    ['::/0', '::/0'],
    ['10.0.0.1/32', '10.0.0.1'],
    ['fd7a:115c:a1e0::/48', 'fd7a:115c:a1e0::/48'],
  ])('%s is printed as %s', (text, printed) => {
    const range = parseAddressRange(text);
    expect(E.isRight(range) && formatAddressRange(range.right)).toBe(printed);
  });

  it.each<[Family, bigint, bigint, string]>([
    [4, 0n, 2n, '0.0.0.0-0.0.0.2'],
    [4, 1n, 2n, '0.0.0.1-0.0.0.2'],
    [4, 2n, 3n, '0.0.0.2/31'],
    [4, 2n, 5n, '0.0.0.2-0.0.0.5'],
    [6, 2n, 3n, '::2/127'],
  ])('IPv%d from %d to %d is printed as %s', (which, low, high, printed) =>
    expect(formatAddressRange({ family: which, low, high })).toBe(printed),
  );
});

describe('sets of ports', () => {
  const list = fc.array(
    span.map(({ low, high }) => ({ first: low, last: high })),
    { maxLength: 6 },
  );
  const opened = (set: ReadonlyArray<{ first: number; last: number }>) =>
    Array.from({ length: LAST + 2 }, (_, port) =>
      set.some(({ first, last }) => first <= port && port <= last),
    );
  const apart = (set: ReadonlyArray<{ first: number; last: number }>) =>
    set.every(({ last }, index) => last + 1 < (set[index + 1]?.first ?? Number.POSITIVE_INFINITY));

  it('hold what any of the ranges hold, and less others what these do not', () => {
    fc.assert(
      fc.property(list, list, (a, b) => {
        const [one, two] = [mergePorts(a), mergePorts(b)];
        expect(opened(one)).toEqual(opened(a));
        expect([apart(one), apart(subtractPorts(one, two))]).toEqual([true, true]);
        expect(opened(subtractPorts(one, two))).toEqual(
          opened(one).map((is, port) => is && opened(two)[port] !== true),
        );
      }),
    );
  });

  it('are printed as a policy writes them', () => {
    expect(formatPorts([{ first: 0, last: 65535 }])).toBe('*');
    expect(formatPorts([{ first: 1, last: 65535 }])).toBe('1-65535');
    expect(formatPorts([{ first: 0, last: 80 }])).toBe('0-80');
    expect(
      formatPorts([
        { first: 22, last: 22 },
        { first: 80, last: 443 },
      ]),
    ).toBe('22,80-443');
    expect(formatPorts([])).toBe('');
  });
});

describe('intervals cut into pieces', () => {
  it('hold at each place what holds there, from starts that ascend', () => {
    const intervals = fc.array(
      span.map(({ low, high }) => ({ from: low, until: high + 1 })),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(intervals, (given) => {
        const pieces = sweep(given);
        const starts = pieces.map(({ start }) => start);
        expect(starts).toEqual([...new Set(starts)].toSorted((a, b) => a - b));
        for (let place = -1; place <= LAST + 2; place++) {
          const expected = given.flatMap(({ from, until }, index) =>
            from <= place && place < until ? [index] : [],
          );
          expect(pieces[pieceAt(starts, place)]?.held ?? []).toEqual(expected);
        }
      }),
    );
  });
});
