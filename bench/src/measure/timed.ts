/** Milliseconds that the work took. */
export const timed = (work: () => void): number => {
  const started = performance.now();
  work();
  return performance.now() - started;
};
