import { canonicalJson, isJsonObject, type StoredEvent } from '@rollcall/domain';
import { leafHash, type TreeHash } from './hashes';

/**
 * What stands for an event in the tree: all that is stored of it, its digest included, in RFC 8785 form.
 * `undefined` for data or metadata that are no JSON objects.
 */
export const eventEntry = ({ id, revision, type, data, metadata }: StoredEvent): string | undefined =>
  isJsonObject(data) && isJsonObject(metadata)
    ? canonicalJson({ data, id, metadata, revision: revision.toString(), type })
    : undefined;

export const eventLeaf = (event: StoredEvent): TreeHash | undefined => {
  const entry = eventEntry(event);
  return entry === undefined ? undefined : leafHash(Buffer.from(entry));
};
