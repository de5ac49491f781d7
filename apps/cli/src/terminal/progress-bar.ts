import type { Io } from './io';

const WIDTH = 24;
const PAUSE_MS = 100;

/** `acme  [############------------]  50 %  500 of 1000 events  12500/s`, for one run of work. */
export const progressLine = (name: string, done: number, total: number, perSecond: number): string => {
  const share = total === 0 ? 1 : Math.min(1, done / total);
  const filled = Math.floor(share * WIDTH);
  const bar = '#'.repeat(filled) + '-'.repeat(WIDTH - filled);
  const percent = String(Math.floor(share * 100)).padStart(3);
  return `${name}  [${bar}] ${percent} %  ${done} of ${total} events  ${Math.round(perSecond)}/s`;
};

/** Shows how far work on a known number of events is; nothing where there is no terminal. `end` wipes it away. */
export const progressBar = ({ status }: Io, name: string, total: number) => {
  const startedAt = performance.now();
  let shownAt = Number.NEGATIVE_INFINITY;
  return {
    reached: (done: number): void => {
      const now = performance.now();
      if (status === undefined || now - shownAt < PAUSE_MS) return;
      shownAt = now;
      status(progressLine(name, done, total, (done * 1_000) / Math.max(1, now - startedAt)));
    },
    end: (): void => status?.(''),
  };
};
