import type { Projector, ProjectorStatus } from '@rollcall/projector';

/**
 * Resolves with the status once the store is followed to its end, or it is known that it cannot be. Whoever asks
 * before that makes the state be read from the first event on, although there may be a snapshot.
 */
export const settled = (projector: Projector): Promise<ProjectorStatus> =>
  new Promise((resolve) => {
    const subscription = projector.status$.subscribe((status) => {
      if (status._tag === 'CatchingUp') return;
      resolve(status);
      queueMicrotask(() => subscription.unsubscribe());
    });
  });
