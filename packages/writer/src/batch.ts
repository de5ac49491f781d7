import { type DirectoryView, evolve, overlayOn, type Revision, type SealedEvent } from '@rollcall/domain';
import type { ProposedEvent } from '@rollcall/event-store';
import type { Waiting } from './waiting';

/** What one append may hold; more waits for the next. A change larger than that goes alone. */
export type BatchLimits = {
  readonly maxChanges: number;
  /** Of JSON text. */
  readonly maxBytes: number;
};

export type Batch = {
  /** How many of those waiting the batch took. */
  readonly taken: number;
  /** The last event of the state that all of it was decided on. */
  readonly expected: Revision;
  readonly events: ReadonlyArray<SealedEvent>;
  readonly proposed: ReadonlyArray<ProposedEvent>;
  /** Answers everybody taken; to be called once the events, and with them the state all saw, are durable. */
  readonly settle: () => void;
};

/** Decides those waiting in their order, each on the state left by those before it. */
export const assemble = (
  base: DirectoryView,
  waiting: ReadonlyArray<Waiting>,
  limits: BatchLimits,
): Batch => {
  const { maxChanges, maxBytes } = limits;
  const state = overlayOn(base);
  const events: SealedEvent[] = [];
  const answers: Array<() => void> = [];
  let bytes = 0;
  for (const one of waiting.slice(0, maxChanges)) {
    const decided = one.decideOn(state);
    for (const { text } of decided.events) bytes += text.bytes;
    if (events.length > 0 && bytes > maxBytes) break;
    for (const event of decided.events) {
      evolve(state, event);
      events.push(event);
    }
    const answer = decided.answerFrom(state);
    if (answer === undefined) return assemble(base, waiting, limits);
    answers.push(answer);
  }
  const settle = () => {
    for (const answer of answers) answer();
  };
  const expected = base.revision;
  return { taken: answers.length, expected, events, proposed: events.map(propose), settle };
};

const propose = ({ id, event, metadata, stored, text }: SealedEvent): ProposedEvent => ({
  id,
  type: event.type,
  data: stored ?? event.data,
  metadata,
  text,
});
