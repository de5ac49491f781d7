import type { DirectoryId, DirectoryView, Revision } from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import type { DirectoryStates } from './directory-states';
import type { Parked, StillBehind } from './projector';

/** Resolves as soon as the state has reached the revision, is parked, or the time is up. */
export const waitFor = (
  states: DirectoryStates,
  id: DirectoryId,
  revision: Revision,
  timeoutMs: number,
): Promise<E.Either<StillBehind | Parked, DirectoryView>> =>
  new Promise((resolve) => {
    let forget: () => void = () => undefined;
    const timer = setTimeout(() => {
      forget();
      resolve(E.left({ _tag: 'StillBehind', asked: revision, reached: states.view(id).revision }));
    }, timeoutMs);
    const settle = (answer: E.Either<Parked, DirectoryView>) => {
      clearTimeout(timer);
      resolve(answer);
    };
    const look = () => {
      const parked = states.parked(id);
      if (parked !== undefined) settle(E.left(parked));
      else if (states.view(id).revision >= revision) settle(E.right(states.view(id)));
      else forget = states.onceChanged(id, look);
    };
    look();
  });
