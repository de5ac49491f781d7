import { atLeast, atMost, type Comparison } from './comparison';

/** Figures with a bound of their own instead of a peer. */
export const noLessThan = (
  bound: number,
  figures: Pick<Comparison, 'what' | 'unit' | 'ours'>,
): Comparison => ({
  ...figures,
  peer: bound,
  peerIs: 'the bound itself',
  target: atLeast(1),
});

export const noMoreThan = (
  bound: number,
  figures: Pick<Comparison, 'what' | 'unit' | 'ours'>,
): Comparison => ({
  ...figures,
  peer: bound,
  peerIs: 'the bound itself',
  target: atMost(1),
});
