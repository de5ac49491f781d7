/**
 * Milliseconds of processor that work in this process took, its garbage collection on other threads included:
 * what one core free for it would take at the most, however busy the machine is.
 */
export const processorTime = (work: () => void): number => {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
};
