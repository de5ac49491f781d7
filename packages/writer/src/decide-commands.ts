import {
  type Command,
  type CommandId,
  decide,
  evolve,
  instantText,
  type MutableDirectory,
  overlayOn,
  type Provenance,
  type SealedEvent,
  sealEvents,
} from '@rollcall/domain';
import { type PersonKeys, protectionOf } from '@rollcall/erasure';
import type { Unavailable } from '@rollcall/event-store';
import * as E from 'fp-ts/lib/Either.js';
import type { Rejected } from './writer';

export type DecideOptions = {
  readonly now: () => Date;
  readonly newCommandId: () => CommandId;
  /** Of the people of erasable directories, which cannot be changed without. */
  readonly keys?: PersonKeys | undefined;
};

/** Decides commands one after the other, each on the result of those before. The state is left as it was. */
export const decideCommands = (
  state: MutableDirectory,
  commands: ReadonlyArray<Command>,
  context: Omit<Provenance, 'commandId' | 'occurredAt'>,
  { now, newCommandId, keys }: DecideOptions,
): E.Either<Rejected | Unavailable, ReadonlyArray<SealedEvent>> => {
  const [only] = commands;
  if (only === undefined) return E.right([]);
  const decideOne = (
    command: Command,
    on: MutableDirectory,
  ): E.Either<Rejected | Unavailable, ReadonlyArray<SealedEvent>> => {
    const decision = decide(command)(on);
    if (E.isLeft(decision)) return E.left({ _tag: 'Rejected', rejection: decision.left });
    const protection = protectionOf(keys, on, decision.right);
    if (E.isLeft(protection)) return protection;
    const { actor, origin, requestId, source } = context;
    const provenance = {
      actor,
      commandId: newCommandId(),
      occurredAt: instantText(now()),
      origin,
      requestId,
      source,
    };
    return E.right(sealEvents(on, decision.right, provenance, protection.right));
  };
  if (commands.length === 1) return decideOne(only, state);
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
