import type { Parked, Projector } from '@rollcall/projector';

/** Why a directory stopped: one of few, and without what the event says of people. */
export type ParkedCause =
  | 'unknown_event_type'
  | 'unknown_version'
  | 'unreadable_metadata'
  | 'unreadable_person'
  | 'unreadable_data'
  | 'broken_chain'
  | 'impossible_event';

const causes: ReadonlyArray<readonly [RegExp, ParkedCause]> = [
  [/^the event type /, 'unknown_event_type'],
  [/^version /, 'unknown_version'],
  [/^metadata: /, 'unreadable_metadata'],
  [/^data: /, 'unreadable_data'],
  [/^it does not continue the chain /, 'broken_chain'],
  [/^what is personal |^the key of person /, 'unreadable_person'],
];

const causeOf = ({ reason }: Parked): ParkedCause =>
  causes.find(([pattern]) => pattern.test(reason))?.[1] ?? 'impossible_event';

/** How many directories are stopped, by cause. */
export const parkedByCause = (projector: Projector): Readonly<Record<ParkedCause, number>> => {
  const counts = {
    unknown_event_type: 0,
    unknown_version: 0,
    unreadable_metadata: 0,
    unreadable_person: 0,
    unreadable_data: 0,
    broken_chain: 0,
    impossible_event: 0,
  };
  for (const id of projector.directoryIds()) {
    const parked = projector.parked(id);
    if (parked !== undefined) counts[causeOf(parked)] += 1;
  }
  return counts;
};
