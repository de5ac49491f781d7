import type { AppendError, Appended, EventStore } from '@rollcall/event-store';
import * as E from 'fp-ts/lib/Either.js';

/** What becomes of one append: done at once, done but not answered, not done and not answered, refused in two ways. */
export type AppendFate = 'done' | 'done, not answered' | 'lost' | 'unavailable' | 'denied';

/**
 * A store behind a bad line: `fateOf` is asked for each append, counted from 0. For tests of what callers of
 * the port do; what the line itself does is tested on real stores.
 */
export const waywardStore = (
  store: EventStore,
  fateOf: (append: number) => AppendFate,
): EventStore & { readonly appends: () => number } => {
  let count = 0;
  return {
    ...store,
    appends: () => count,
    append: (stream, expected, events) => async (): Promise<E.Either<AppendError, Appended>> => {
      const fate = fateOf(count++);
      if (fate === 'unavailable') return E.left({ _tag: 'Unavailable', reason: 'down' });
      if (fate === 'denied') return E.left({ _tag: 'AccessDenied', reason: 'not you' });
      if (fate === 'lost') return E.left({ _tag: 'OutcomeUnknown', reason: 'no answer' });
      const appended = await store.append(stream, expected, events)();
      return fate === 'done' ? appended : E.left({ _tag: 'OutcomeUnknown', reason: 'no answer' });
    },
  };
};
