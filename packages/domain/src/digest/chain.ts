import { hash } from 'node:crypto';
import type { StoredText } from '../events/stored-event';
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

/** The same with data and metadata written in RFC 8785 form. */
export type WrittenEvent = Pick<ChainedEvent, 'id' | 'revision' | 'type'> & {
  readonly data: string;
  /** Without a digest. */
  readonly metadata: string;
};

/**
 * SHA-256, lowercase hexadecimal, over the digest of the event before (empty for the first) and this event
 * in RFC 8785 form. Editing, removing, inserting or moving an event changes every digest after it.
 */
export const chainDigest = (previous: string, { data, id, metadata, revision, type }: ChainedEvent): string =>
  digestOf(previous, {
    id,
    revision,
    type,
    data: canonicalJson(data),
    metadata: canonicalJson('digest' in metadata ? withoutDigest(metadata) : metadata),
  });

/** `chainDigest` of an event that is written already. */
export const digestOf = (previous: string, { data, id, metadata, revision, type }: WrittenEvent): string => {
  const start = `{"data":${data},"id":${canonicalJson(id)},"metadata":${metadata}`;
  const content = `${start},"revision":"${revision}","type":${canonicalJson(type)}}`;
  return hash('sha256', `${previous}\n${content}`, 'hex');
};

/**
 * Whether an event has that digest by its stored text alone, which costs a third of `chainDigest`. `false` says
 * nothing of a text that is not in RFC 8785 form.
 */
export const isDigestOfText = (
  digest: string,
  previous: string,
  { id, revision, type }: Pick<WrittenEvent, 'id' | 'revision' | 'type'>,
  { data, metadata }: StoredText,
): boolean => {
  const at = metadata.indexOf(DIGEST);
  const end = at + DIGEST.length + digest.length;
  if (at < 0 || metadata.slice(at + DIGEST.length, end) !== digest) return false;
  const start = `${previous}\n{"data":${data},"id":"${id}","metadata":${metadata.slice(0, at)}`;
  // The member goes with the quote and the comma behind it.
  const content = `${start}${metadata.slice(end + 2)},"revision":"${revision}","type":"${type}"}`;
  return hash('sha256', content, 'hex') === digest;
};

const DIGEST = '"digest":"';

const withoutDigest = (sealed: ChainedEvent['metadata']): ChainedEvent['metadata'] => {
  const { digest: _, ...metadata } = sealed;
  return metadata;
};
