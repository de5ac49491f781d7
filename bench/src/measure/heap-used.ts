import { collectGarbage } from './collect-garbage';

/** Mebibytes that are in use once everything dead is cleared away. */
export const heapUsed = (): number => {
  collectGarbage();
  return process.memoryUsage().heapUsed / 2 ** 20;
};
