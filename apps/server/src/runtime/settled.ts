import type { Projector } from '@rollcall/projector';

/**
 * Resolves once the store is followed to its end, or it is known that it cannot be. Whoever asks before that
 * makes the state be read from the first event on, although there may be a snapshot.
 */
export const settled = (projector: Projector): Promise<void> =>
  new Promise((resolve) => {
    const subscription = projector.status$.subscribe(({ _tag }) => {
      if (_tag === 'CatchingUp') return;
      resolve();
      queueMicrotask(() => subscription.unsubscribe());
    });
  });
