import { createMemoryEventStore, type EventStore } from '@rollcall/event-store';
import * as TE from 'fp-ts/lib/TaskEither.js';

/** A store that can be made to fail as a real one does when its disk or network is gone. */
export const breakable = () => {
  const store = createMemoryEventStore();
  const away = { _tag: 'Unavailable', reason: 'the disk is gone' } as const;
  const broken = { reads: false, appends: false };
  const guarded: EventStore = {
    ...store,
    limits: store.limits,
    append: (...args) => (broken.appends ? TE.left(away) : store.append(...args)),
    readForwards: (...args) => (broken.reads ? TE.left(away) : store.readForwards(...args)),
    readBackwards: (...args) => (broken.reads ? TE.left(away) : store.readBackwards(...args)),
    head: (...args) => (broken.reads ? TE.left(away) : store.head(...args)),
    subscribe: (start) => store.subscribe(start),
    close: () => store.close(),
  };
  return { store: guarded, broken };
};
