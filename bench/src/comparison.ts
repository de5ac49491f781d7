/** The bound that a ratio of ours to the peer's is to keep. */
export type Target = { readonly _tag: 'AtLeast' | 'AtMost'; readonly ratio: number };

/** Ours and a peer's figure for the same work, taken in turn in one run. */
export type Comparison = {
  readonly what: string;
  /** Of both figures, such as `events/s` or `ms`. */
  readonly unit: string;
  readonly ours: number;
  readonly peer: number;
  readonly peerIs: string;
  /** Absent where the figure is shown for orientation. */
  readonly target?: Target;
};

export const atLeast = (ratio: number): Target => ({ _tag: 'AtLeast', ratio });

export const atMost = (ratio: number): Target => ({ _tag: 'AtMost', ratio });

export const ratioOf = ({ ours, peer }: Comparison): number => ours / peer;

/** `undefined` without a target. */
export const isMet = (comparison: Comparison): boolean | undefined => {
  const { target } = comparison;
  if (target === undefined) return undefined;
  const ratio = ratioOf(comparison);
  return target._tag === 'AtLeast' ? ratio >= target.ratio : ratio <= target.ratio;
};
