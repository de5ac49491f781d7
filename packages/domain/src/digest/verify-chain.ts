import type { StoredEvent } from '../events/stored-event';
import { NO_EVENTS, nextRevision, type Revision } from '../ids/revision';
import { isJsonObject } from '../json';
import { chainDigest } from './chain';

/** The head of a chain that was walked so far. */
export type ChainHead = { readonly revision: Revision; readonly digest: string };

/** The first event that does not continue the chain. */
export type BrokenChain = {
  readonly _tag: 'BrokenChain';
  readonly revision: Revision;
  readonly reason: string;
};

export const emptyChain: ChainHead = { revision: NO_EVENTS, digest: '' };

/** Walks one event further, trusting nothing of it but its bytes. */
export const verifyNext = (head: ChainHead, event: StoredEvent): ChainHead | BrokenChain => {
  const revision = nextRevision(head.revision);
  const broken = (reason: string): BrokenChain => ({ _tag: 'BrokenChain', revision, reason });
  if (event.revision !== revision) return broken(`event ${revision} is missing: ${event.revision} follows`);
  const { data, metadata } = event;
  if (!isJsonObject(metadata) || !isJsonObject(data)) return broken('it is not an event in JSON');
  const digest = chainDigest(head.digest, { ...event, data, metadata });
  if (metadata.digest !== digest) return broken(`its digest is not ${digest}`);
  return { revision, digest };
};

export const isBroken = (result: ChainHead | BrokenChain): result is BrokenChain => '_tag' in result;
