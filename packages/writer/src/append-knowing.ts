import type { AccessDenied, AppendError, OutcomeUnknown, Unavailable } from '@rollcall/event-store';
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

/** Refuses an attempt, whatever became of those before it. */
const isOfThisAttemptAlone = (error: AppendError): error is OutcomeUnknown | Unavailable | AccessDenied =>
  error._tag === 'OutcomeUnknown' || error._tag === 'Unavailable' || error._tag === 'AccessDenied';

/**
 * Appends until the outcome is known: while it is not, the identical batch is sent again, which the store
 * answers as it did the first time. A store that then takes nothing has not said what became of the batch.
 * `OutcomeUnknown` comes back only once given up.
 */
export const appendKnowing = async <Appended>(
  append: TaskEither<AppendError, Appended>,
  { patienceMs, onImpatient, givenUp }: Patience,
): Promise<E.Either<AppendError, Appended>> => {
  const started = performance.now();
  let unknown = false;
  let impatient = false;
  for (let delay = FIRST_DELAY_MS; ; delay = Math.min(LONGEST_DELAY_MS, delay * 2)) {
    const result = await append();
    if (E.isRight(result)) return result;
    const error = result.left;
    unknown ||= error._tag === 'OutcomeUnknown';
    if (!unknown || !isOfThisAttemptAlone(error)) return result;
    const { reason } = error;
    if (!impatient && performance.now() - started > patienceMs) {
      impatient = true;
      onImpatient(reason);
    }
    if (impatient && givenUp()) return E.left({ _tag: 'OutcomeUnknown', reason });
    await pause(delay * (0.5 + Math.random() / 2));
  }
};
