import { canonicalJson } from '../digest/canonical-json';
import type { DirectoryId } from '../ids/directory-id';
import type { Provenance } from './metadata';

/** Metadata in RFC 8785 form, before its digest is known and after. */
export type MetadataText = {
  readonly unsealed: string;
  readonly sealedWith: (digest: string) => string;
};

/**
 * Writes the metadata of the events of one change, which differ in nothing but the version of their shape.
 * The members stand in canonical order, so the digest has a place that it is put into.
 */
export const metadataText = (
  directoryId: DirectoryId,
  { actor, commandId, occurredAt, origin, requestId, source }: Provenance,
): ((schemaVersion: number) => MetadataText) => {
  const before = `{"actor":${canonicalJson(actor)},"commandId":${canonicalJson(commandId)}`;
  const place = `"directoryId":"${directoryId}","occurredAt":"${occurredAt}","origin":"${origin}"`;
  const request = `${place},"requestId":${canonicalJson(requestId)},"schemaVersion":`;
  const end = `,"source":${canonicalJson(source)}}`;
  return (schemaVersion) => {
    const after = `${request}${schemaVersion}${end}`;
    return {
      unsealed: `${before},${after}`,
      sealedWith: (digest) => `${before},"digest":"${digest}",${after}`,
    };
  };
};
