import {
  commandId,
  createDirectory,
  type DirectoryId,
  type DomainEvent,
  describeFoldFault,
  type EventEnvelope,
  evolve,
  type MutableDirectory,
  requestId,
  type SealedEvent,
  sealEvents,
  type WholeDirectory,
} from '@rollcall/domain';

export const exampleDirectory = 'example' as DirectoryId;

/** A moment in tests: 2026-05-03T10:00:00Z, so many seconds on. */
export const at = (seconds: number): string => new Date(Date.UTC(2026, 4, 3, 10, 0, seconds)).toISOString();

/** The events with ids, revisions, metadata and digests, as if each came from a command of its own. */
export const historyOf = (
  events: ReadonlyArray<DomainEvent>,
  directoryId: DirectoryId = exampleDirectory,
): ReadonlyArray<SealedEvent> => historyAfter(createDirectory(directoryId), events);

/** The same for events that come after all that a directory holds. */
export const historyAfter = (
  { id, revision, digest }: WholeDirectory,
  events: ReadonlyArray<DomainEvent>,
): ReadonlyArray<SealedEvent> => {
  const history: SealedEvent[] = [];
  for (const event of events) {
    const last = history.at(-1);
    const end = { revision: last?.revision ?? revision, digest: last?.metadata.digest ?? digest };
    const sealed = sealEvents({ id, ...end }, [event], {
      actor: { type: 'system', name: 'test' },
      commandId: commandId(`command-${history.length}`),
      occurredAt: at(history.length),
      origin: 'SYSTEM',
      requestId: requestId(`request-${history.length}`),
      source: {},
    });
    history.push(...sealed);
  }
  return history;
};

/** The state after the events. Throws for events that cannot follow each other: the test is wrong then. */
export const directoryOf = (
  events: ReadonlyArray<DomainEvent>,
  directoryId: DirectoryId = exampleDirectory,
): WholeDirectory => fold(createDirectory(directoryId), historyOf(events, directoryId));

export const fold = <Directory extends MutableDirectory>(
  directory: Directory,
  history: ReadonlyArray<EventEnvelope>,
): Directory => {
  for (const event of history) {
    const fault = evolve(directory, event);
    if (fault !== undefined) throw new Error(describeFoldFault(fault));
  }
  return directory;
};
