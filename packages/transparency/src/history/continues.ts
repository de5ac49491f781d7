import {
  type ChainHead,
  chainDigest,
  isJsonObject,
  nextRevision,
  revision,
  type StoredEvent,
} from '@rollcall/domain';

/** The digest that an event says it has. */
export const recordedDigest = ({ metadata }: StoredEvent): string | undefined =>
  isJsonObject(metadata) && typeof metadata.digest === 'string' ? metadata.digest : undefined;

/** The digest that an event would have as the next one after a head. */
export const digestAfter = (head: ChainHead, event: StoredEvent): string | undefined =>
  isJsonObject(event.metadata) && isJsonObject(event.data)
    ? chainDigest(head.digest, {
        ...event,
        revision: nextRevision(head.revision),
        data: event.data,
        metadata: event.metadata,
      })
    : undefined;

/** Whether the event was made as the next one after the head, wherever it lies now. */
export const continues = (head: ChainHead, event: StoredEvent): boolean => {
  const digest = digestAfter(head, event);
  return digest !== undefined && digest === recordedDigest(event);
};

/** The head of a chain whose last event has that revision and digest. */
export const headAt = (at: bigint, digest: string): ChainHead => ({ revision: revision(at), digest });
