import { type DirectoryView, type EventEnvelope, evolve, overlayOn, type Revision } from '@rollcall/domain';
import { type ProposedEvent, sizeOf } from '@rollcall/event-store';
import type { Waiting } from './waiting';

/** What one append may hold; more waits for the next. A change larger than that goes alone. */
export type BatchLimits = { readonly maxChanges: number; readonly maxBytes: number };

export type Batch = {
  /** How many of those waiting the batch took. */
  readonly taken: number;
  /** The last event of the state that all of it was decided on. */
  readonly expected: Revision;
  readonly events: ReadonlyArray<EventEnvelope>;
  readonly proposed: ReadonlyArray<ProposedEvent>;
  /** Answers everybody taken; to be called once the events, and with them the state all saw, are durable. */
  readonly settle: () => void;
};

/** Decides those waiting in their order, each on the state left by those before it. */
export const assemble = (
  base: DirectoryView,
  waiting: ReadonlyArray<Waiting>,
  { maxChanges, maxBytes }: BatchLimits,
): Batch => {
  const state = overlayOn(base);
  const events: EventEnvelope[] = [];
  const proposed: ProposedEvent[] = [];
  const settlements: Array<() => void> = [];
  let bytes = 0;
  for (const one of waiting.slice(0, maxChanges)) {
    const decided = one.decideOn(state);
    const own = decided.events.map(propose);
    const size = own.reduce((sum, event) => sum + sizeOf(event), 0);
    if (events.length > 0 && bytes + size > maxBytes) break;
    bytes += size;
    for (const event of decided.events) evolve(state, event);
    events.push(...decided.events);
    proposed.push(...own);
    settlements.push(decided.settle);
  }
  const settle = () => {
    for (const settlement of settlements) settlement();
  };
  return { taken: settlements.length, expected: base.revision, events, proposed, settle };
};

const propose = ({ id, event, metadata }: EventEnvelope): ProposedEvent => ({
  id,
  type: event.type,
  data: event.data,
  metadata,
});
