import { hash } from 'node:crypto';
import type { EventId } from '../ids/ids';
import type { Revision } from '../ids/revision';
import type { Json } from '../json';
import { canonicalJson } from './canonical-json';

/** What a digest covers of an event: everything stored but the digest itself. */
export type ChainedEvent = {
  readonly id: EventId;
  readonly revision: Revision;
  readonly type: string;
  readonly data: Json;
  /** A `digest` in it is left out of the computation. */
  readonly metadata: { readonly [key: string]: Json };
};

/**
 * SHA-256, lowercase hexadecimal, over the digest of the event before (empty for the first) and this event
 * in RFC 8785 form. Editing, removing, inserting or moving an event changes every digest after it.
 */
export const chainDigest = (previous: string, event: ChainedEvent): string => {
  const metadata = 'digest' in event.metadata ? withoutDigest(event.metadata) : event.metadata;
  const content = canonicalJson({
    data: event.data,
    id: event.id,
    metadata,
    revision: event.revision.toString(),
    type: event.type,
  });
  return hash('sha256', `${previous}\n${content}`, 'hex');
};

const withoutDigest = (sealed: ChainedEvent['metadata']): ChainedEvent['metadata'] => {
  const { digest: _, ...metadata } = sealed;
  return metadata;
};
