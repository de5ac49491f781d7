import type { AppendError } from '@rollcall/event-store';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { pause } from './pause';

const FIRST_DELAY_MS = 20;
const LONGEST_DELAY_MS = 1_000;

export type Patience = {
  /** How long the outcome may stay unknown before `onImpatient` is called, in milliseconds. */
  readonly patienceMs: number;
  readonly onImpatient: (reason: string) => void;
  /** Ends the attempts with the outcome still unknown. */
  readonly givenUp: () => boolean;
};

/**
 * Appends until the outcome is known: while it is not, the identical batch is sent again, which the store
 * answers as it did the first time. `OutcomeUnknown` comes back only once given up.
 */
export const appendKnowing = async <Appended>(
  append: TaskEither<AppendError, Appended>,
  { patienceMs, onImpatient, givenUp }: Patience,
): Promise<E.Either<AppendError, Appended>> => {
  const started = performance.now();
  let impatient = false;
  for (let delay = FIRST_DELAY_MS; ; delay = Math.min(LONGEST_DELAY_MS, delay * 2)) {
    const result = await append();
    if (E.isRight(result) || result.left._tag !== 'OutcomeUnknown') return result;
    if (!impatient && performance.now() - started > patienceMs) {
      impatient = true;
      onImpatient(result.left.reason);
    }
    if (impatient && givenUp()) return result;
    await pause(delay * (0.5 + Math.random() / 2));
  }
};
