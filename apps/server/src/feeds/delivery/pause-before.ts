/** How long to wait between attempts, in milliseconds. */
export type Patience = { readonly first: number; readonly longest: number };

export const defaultPatience: Patience = { first: 1_000, longest: 300_000 };

/**
 * Before attempt 2, 3 and so on: twice as long each time, of which a random half is left out, so that feeds which
 * failed together do not come back together.
 */
export const pauseBefore = (
  attempt: number,
  { first, longest }: Patience,
  random: () => number = Math.random,
): number => {
  const whole = Math.min(longest, first * 2 ** Math.min(30, attempt - 2));
  return whole / 2 + (random() * whole) / 2;
};
