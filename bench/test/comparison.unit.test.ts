import { atLeast, atMost, type Comparison, isMet, ratioOf } from '../src/comparison';

const figures = { what: 'work', unit: 'ms', peerIs: 'a peer' };
const compared = (ours: number, peer: number, target?: Comparison['target']): Comparison =>
  target === undefined ? { ...figures, ours, peer } : { ...figures, ours, peer, target };

describe('a ratio', () => {
  it('is ours to the peer', () => {
    expect(ratioOf(compared(30, 60))).toBe(0.5);
  });
});

describe('a target', () => {
  it('is met by the bound itself', () => {
    expect(isMet(compared(30, 60, atLeast(0.5)))).toBe(true);
    expect(isMet(compared(30, 60, atMost(0.5)))).toBe(true);
  });

  it('is missed beyond it', () => {
    expect(isMet(compared(29, 60, atLeast(0.5)))).toBe(false);
    expect(isMet(compared(31, 60, atMost(0.5)))).toBe(false);
  });

  it('is neither where there is none', () => {
    expect(isMet(compared(30, 60))).toBeUndefined();
  });
});
