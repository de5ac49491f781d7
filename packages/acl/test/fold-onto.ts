import {
  commandId,
  type DomainEvent,
  type EventId,
  eventId,
  evolve,
  type MutableDirectory,
  nextRevision,
  requestId,
} from '@rollcall/domain';

/** Folds an event onto a state, at the next revision; its id says which. Throws where the fold refuses it. */
export const foldOnto = (state: MutableDirectory, event: DomainEvent): EventId => {
  const revision = nextRevision(state.revision);
  const id = eventId(`event-${revision}`);
  const fault = evolve(state, {
    id,
    revision,
    event,
    metadata: {
      directoryId: state.id,
      schemaVersion: 1,
      occurredAt: '2026-05-03T10:00:00.000Z',
      actor: { type: 'system', name: 'test' },
      origin: 'SYSTEM',
      source: {},
      requestId: requestId('test'),
      commandId: commandId('test'),
      digest: '',
    },
  });
  if (fault !== undefined) throw new Error(`${event.type}: ${fault._tag}`);
  return id;
};
