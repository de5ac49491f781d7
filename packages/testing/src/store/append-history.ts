import type { DirectoryId, EventEnvelope } from '@rollcall/domain';
import { revision } from '@rollcall/domain';
import { directoryStream, type EventStore, type ProposedEvent } from '@rollcall/event-store';
import { isLeft } from 'fp-ts/lib/Either.js';

export const proposedOf = ({ id, event, metadata, stored }: EventEnvelope): ProposedEvent => ({
  id,
  type: event.type,
  data: stored ?? event.data,
  metadata,
});

/** Writes events to their directory's stream, at the revisions they have. Throws where the store refuses. */
export const appendHistory = async (
  store: EventStore,
  directory: DirectoryId,
  history: ReadonlyArray<EventEnvelope>,
): Promise<void> => {
  const [first, ...rest] = history;
  if (first === undefined) return;
  const expected = revision(first.revision - 1n);
  const events = [proposedOf(first), ...rest.map(proposedOf)] as const;
  const appended = await store.append(directoryStream(directory), expected, events)();
  if (isLeft(appended)) throw new Error(`the test's history was not appended: ${appended.left._tag}`);
};
