import { setTimeout as sleep } from 'node:timers/promises';
import * as E from 'fp-ts/lib/Either.js';
import { isBusy } from './fault';

/** Waits a few milliseconds, not always as many, so that two who wait do not keep step. */
export const shortPause = (): Promise<void> => sleep(1 + Math.random() * 3);

/**
 * Runs a piece of database work, and again while another process holds the lock, for at most `timeoutMs`.
 * The event loop runs on between the attempts. Left is what was thrown.
 */
export const patiently = async <A>(
  work: () => A | Promise<A>,
  timeoutMs: number,
): Promise<E.Either<unknown, A>> => {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    try {
      return E.right(await work());
    } catch (error) {
      if (!isBusy(error) || performance.now() >= deadline) return E.left(error);
    }
    await shortPause();
  }
};
