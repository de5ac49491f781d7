import type { EventStore } from '@rollcall/event-store';

export type Interruption = { current: (() => Promise<unknown>) | undefined };

/** A store in which something happens after a change was decided and before it is appended, once. */
export const interruptedStore = (store: EventStore, interruption: Interruption): EventStore => ({
  limits: store.limits,
  append:
    (...args) =>
    async () => {
      const interrupt = interruption.current;
      interruption.current = undefined;
      await interrupt?.();
      return store.append(...args)();
    },
  readForwards: store.readForwards.bind(store),
  readBackwards: store.readBackwards.bind(store),
  head: store.head.bind(store),
  subscribe: store.subscribe.bind(store),
  close: store.close.bind(store),
});
