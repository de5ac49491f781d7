import * as t from 'io-ts';
import { ProfileCodec } from './profile-codec';

/**
 * Attributes that users or groups have from here on, as a Schema of RFC 7643 section 7; in the place of what
 * was declared under the same URN before. The document was checked before it came here.
 */
export const SchemaExtensionDeclared = t.strict({
  resourceType: t.keyof({ User: null, Group: null }),
  schema: t.strict({
    id: t.string,
    name: t.string,
    description: t.string,
    attributes: t.readonlyArray(ProfileCodec),
  }),
});
export type SchemaExtensionDeclared = t.TypeOf<typeof SchemaExtensionDeclared>;
