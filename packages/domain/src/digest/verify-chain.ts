import type { StoredEvent } from '../events/stored-event';
import { NO_EVENTS, nextRevision, type Revision } from '../ids/revision';
import { isJsonObject, type Json } from '../json';
import { chainDigest, isDigestOfText } from './chain';

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
  if (event.revision !== revision) {
    const reason = `event ${revision} is missing: ${event.revision} follows`;
    return { _tag: 'BrokenChain', revision, reason };
  }
  const sealed = digestAfter(head.digest, event);
  return typeof sealed === 'string' ? { revision, digest: sealed } : sealed;
};

export const isBroken = (result: ChainHead | BrokenChain): result is BrokenChain => '_tag' in result;

/** The digest of an event that is the next one after a digest by its own. */
export const digestAfter = (previous: string, event: StoredEvent): string | BrokenChain => {
  const { data, metadata, revision, text } = event;
  if (!isJsonObject(metadata) || !isJsonObject(data)) {
    return { _tag: 'BrokenChain', revision, reason: 'it is not an event in JSON' };
  }
  const { digest } = metadata;
  const isQuick = text !== undefined && typeof digest === 'string';
  if (isQuick && isDigestOfText(digest, previous, event, text)) return digest;
  const stored: Json = text === undefined ? data : JSON.parse(text.data);
  const computed = chainDigest(previous, { ...event, data: stored, metadata });
  return digest === computed
    ? computed
    : { _tag: 'BrokenChain', revision, reason: `its digest is not ${computed}` };
};
