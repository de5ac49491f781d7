import type { JsonObject } from '../json';

/**
 * Attributes that an organisation adds to users or groups. The schema is a document of RFC 7643 section 7,
 * checked and completed before it came here; the values stand in the profile under its URN.
 */
export type SchemaExtension = {
  readonly resourceType: 'User' | 'Group';
  readonly schema: {
    readonly id: string;
    readonly name: string;
    readonly description: string;
    readonly attributes: ReadonlyArray<JsonObject>;
  };
};

/** Of a directory that declared none. */
export const noExtensions: ReadonlyArray<SchemaExtension> = [];

/** URNs are compared without regard to case (RFC 8141 section 3.1, RFC 7643 section 2.1). */
export const isSameUrn = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** The extensions with this one added, or put in the place of the one with its URN. */
export const withExtension = (
  extensions: ReadonlyArray<SchemaExtension>,
  extension: SchemaExtension,
): ReadonlyArray<SchemaExtension> => {
  const { id } = extension.schema;
  return extensions.some(({ schema }) => isSameUrn(schema.id, id))
    ? extensions.map((other) => (isSameUrn(other.schema.id, id) ? extension : other))
    : [...extensions, extension];
};

export const withoutExtension = (
  extensions: ReadonlyArray<SchemaExtension>,
  id: string,
): ReadonlyArray<SchemaExtension> => extensions.filter(({ schema }) => !isSameUrn(schema.id, id));
