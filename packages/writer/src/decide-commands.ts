import {
  type Command,
  type CommandId,
  decide,
  evolve,
  type MutableDirectory,
  overlayOn,
  type Provenance,
  type Rejection,
  type SealedEvent,
  sealEvents,
} from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';

export type DecideOptions = {
  readonly now: () => Date;
  readonly newCommandId: () => CommandId;
};

/** Decides commands one after the other, each on the result of those before. The state is left as it was. */
export const decideCommands = (
  state: MutableDirectory,
  commands: ReadonlyArray<Command>,
  context: Omit<Provenance, 'commandId' | 'occurredAt'>,
  { now, newCommandId }: DecideOptions,
): E.Either<Rejection, ReadonlyArray<SealedEvent>> => {
  const [only, ...others] = commands;
  if (only === undefined) return E.right([]);
  const decideOne = (command: Command, on: MutableDirectory) => {
    const decision = decide(command)(on);
    if (E.isLeft(decision)) return decision;
    const occurredAt = now().toISOString();
    return E.right(sealEvents(on, decision.right, { ...context, commandId: newCommandId(), occurredAt }));
  };
  if (others.length === 0) return decideOne(only, state);
  const after = overlayOn(state);
  const events: SealedEvent[] = [];
  for (const command of commands) {
    const decided = decideOne(command, after);
    if (E.isLeft(decided)) return decided;
    for (const event of decided.right) {
      evolve(after, event);
      events.push(event);
    }
  }
  return E.right(events);
};
