import { expect } from '@jest/globals';
import { type Command, type DomainEvent, decide, type Rejection } from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import { directoryOf } from '../history/directory-of';

type Outcome = {
  /** Accepted, with exactly these events. */
  then(...events: DomainEvent[]): void;
  /** Accepted, and nothing changed. */
  thenNothingHappened(): void;
  thenRejected(rejection: Rejection): void;
};

/** `given(...history).when(command).then(...events)`: what a command makes of a directory with that history. */
export const given = (...history: DomainEvent[]) => ({
  when: (command: Command): Outcome => {
    const decision = decide(command)(directoryOf(history));
    return {
      // oxlint-disable-next-line unicorn/no-thenable -- given/when/then is what a test reads as; it is never awaited
      then: (...events) => expect(decision).toEqual(E.right(events)),
      thenNothingHappened: () => expect(decision).toEqual(E.right([])),
      thenRejected: (rejection) => expect(decision).toEqual(E.left(rejection)),
    };
  },
});
