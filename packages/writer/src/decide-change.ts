import {
  type CommandId,
  decide,
  type EventEnvelope,
  evolve,
  type MutableDirectory,
  overlayOn,
  type Provenance,
  sealEvents,
} from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import type { Change, Committed, Defect, Refused, Rejected } from './writer';

export type DecideOptions = {
  readonly now: () => Date;
  readonly newCommandId: () => CommandId;
};

export type DecidedChange<Answer> = {
  readonly events: ReadonlyArray<EventEnvelope>;
  readonly committed: Committed<Answer>;
};

/**
 * Plans a change on the state given and decides its commands one after the other, each on the result of
 * those before. The state itself is left as it was.
 */
export const decideChange = <Refusal, Answer>(
  state: MutableDirectory,
  change: Change<Refusal, Answer>,
  options: DecideOptions,
): E.Either<Refused<Refusal> | Rejected | Defect, DecidedChange<Answer>> => {
  try {
    return decideTrusting(state, change, options);
  } catch (error) {
    return E.left({ _tag: 'Defect', reason: error instanceof Error ? error.message : 'unknown' });
  }
};

const decideTrusting = <Refusal, Answer>(
  state: MutableDirectory,
  { context, plan, answer }: Change<Refusal, Answer>,
  { now, newCommandId }: DecideOptions,
): E.Either<Refused<Refusal> | Rejected, DecidedChange<Answer>> => {
  const planned = plan(state);
  if (E.isLeft(planned)) return E.left({ _tag: 'Refused', refusal: planned.left });
  const after = overlayOn(state);
  const events: EventEnvelope[] = [];
  for (const command of planned.right) {
    const decision = decide(command)(after);
    if (E.isLeft(decision)) return E.left({ _tag: 'Rejected', rejection: decision.left });
    const provenance: Provenance = { ...context, commandId: newCommandId(), occurredAt: now().toISOString() };
    for (const event of sealEvents(after, decision.right, provenance)) {
      evolve(after, event);
      events.push(event);
    }
  }
  const committed = { revision: after.revision, eventCount: events.length, answer: answer(after) };
  return E.right({ events, committed });
};
