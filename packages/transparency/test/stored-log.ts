import { type EventEnvelope, revision, type StoredEvent } from '@rollcall/domain';
import { type Checkpoint, eventLeaf, rootOf } from '@rollcall/transparency';

/** A log as a store keeps it: one line of JSON for each event, the place counted by the lines. */
export type StoredLog = ReadonlyArray<string>;

export const logOf = (history: ReadonlyArray<EventEnvelope>): StoredLog =>
  history.map(({ id, event, metadata }) =>
    JSON.stringify({ id, type: event.type, data: event.data, metadata }),
  );

/** What a store makes of the lines; a line that is no JSON is an event that is text. */
export const read = (log: StoredLog): ReadonlyArray<StoredEvent> =>
  log.map((line, at) => {
    const { id, type, data, metadata } = Object(parsed(line));
    return { id, type, data, metadata, revision: revision(at) };
  });

const parsed = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    return { id: '', type: '', data: line, metadata: '' };
  }
};

export const checkpointOf = (log: StoredLog): Checkpoint => ({
  origin: 'test/example',
  size: log.length,
  root: rootOf(read(log).flatMap((event) => eventLeaf(event) ?? [])),
  digest: '',
  madeAt: '2026-05-03T10:00:00.000Z',
});
