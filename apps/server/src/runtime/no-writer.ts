import type { Writer } from '@rollcall/writer';
import * as TE from 'fp-ts/lib/TaskEither.js';

/** In the place of a writer where nothing is written. */
export const noWriter: Writer = {
  execute: () => TE.left({ _tag: 'AccessDenied', reason: 'a resolver writes nothing' }),
  close: () => Promise.resolve(),
};
