import { randomUUID } from 'node:crypto';
import {
  type Command,
  commandId,
  type DirectoryView,
  decide,
  type EventEnvelope,
  evolve,
  overlayOn,
  type Rejection,
  requestId,
  sealEvents,
} from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';

/** A directory as a change would leave it, and the events that the change would make. */
export type Hypothetical = {
  readonly view: DirectoryView;
  readonly events: ReadonlyArray<EventEnvelope>;
};

/**
 * Decides a command and lays its events over the state, which stays as it is; nothing is appended. The view
 * holds until the state moves on, so it must be used up within the same turn of the event loop.
 */
export const hypothetical = (
  state: DirectoryView,
  command: Command,
  now: Date,
): E.Either<{ readonly _tag: 'Rejected'; readonly rejection: Rejection }, Hypothetical> => {
  const decision = decide(command)(state);
  if (E.isLeft(decision)) return E.left({ _tag: 'Rejected', rejection: decision.left });
  const view = overlayOn(state);
  const events = sealEvents(view, decision.right, {
    actor: { type: 'system', name: 'preview' },
    origin: 'SYSTEM',
    source: {},
    requestId: requestId(randomUUID()),
    commandId: commandId(randomUUID()),
    occurredAt: now.toISOString(),
  });
  for (const event of events) evolve(view, event);
  return E.right({ view, events });
};
