import {
  commandId,
  createDirectory,
  type DirectoryView,
  type DomainEvent,
  type EventEnvelope,
  evolve,
  requestId,
  sealEvents,
} from '@rollcall/domain';
import { directory } from './directory-id';

/** Events as they would be stored, one request each. */
export const sealed = (...events: ReadonlyArray<DomainEvent>): ReadonlyArray<EventEnvelope> =>
  sealEvents({ id: directory, revision: createDirectory(directory).revision, digest: '' }, events, {
    actor: { type: 'system', name: 'test' },
    origin: 'SYSTEM',
    source: {},
    requestId: requestId('request-1'),
    commandId: commandId('command-1'),
    occurredAt: '2026-05-03T10:00:00.000Z',
  });

/** The state after the events. */
export const directoryWith = (...events: ReadonlyArray<DomainEvent>): DirectoryView => {
  const state = createDirectory(directory);
  for (const event of sealed(...events)) evolve(state, event);
  return state;
};
