import { isJsonObject, isSameUrn, type Json, type SchemaExtension } from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import { listsSchema } from '../protocol/message-member';
import { shortened } from '../protocol/shortened';
import { attributeDocument, SCHEMA } from '../schema/attribute-document';
import { enterpriseUserSchema } from '../schema/enterprise-user';
import { type DeclarationFault, readAttributes } from './read-attribute';

/** Of letters that filters and paths can name: `urn:example:params:scim:schemas:extension:badge:1.0:User`. */
const urn = /^urn:[a-z0-9][a-z0-9-]{1,31}:[a-z0-9._-]+(?::[a-z0-9._-]+)*$/i;
const MAX_URN_LENGTH = 200;
/** In the space of the RFCs, only extensions are free to be declared; identity providers name theirs so. */
const ietf = /^urn:ietf:(?!params:scim:schemas:extension:)/i;

const known = new Set(['schemas', 'id', 'name', 'description', 'attributes', 'meta']);

/**
 * Reads the declaration of an extension: a Schema document of RFC 7643 section 7, as `/Schemas` shows them.
 * What it leaves out is filled in as section 2.2 says, so that what is kept is complete.
 */
export const readSchemaExtension = (
  resourceType: SchemaExtension['resourceType'],
  document: unknown,
): E.Either<DeclarationFault, SchemaExtension> => {
  if (!isJsonObject(document)) return E.left('the schema must be a JSON object');
  if (document.schemas !== undefined && !listsSchema(document, SCHEMA)) {
    return E.left(`the "schemas" of a schema list ${SCHEMA}`);
  }
  const stray = Object.keys(document).find((key) => !known.has(key));
  if (stray !== undefined) {
    return E.left(`the schema has "${shortened(stray)}", which no schema has (RFC 7643 section 7)`);
  }
  const { id, name, description = '' } = document;
  const fault = idFault(id);
  if (fault !== undefined || typeof id !== 'string') return E.left(`id ${fault}`);
  if (name !== undefined && !isText(name, 100)) return E.left('name must be a text of 1 to 100 characters');
  if (description !== '' && !isText(description, 1000)) {
    return E.left('description must be a text of at most 1000 characters');
  }
  const attributes = readAttributes(document.attributes, 'attributes');
  return E.isLeft(attributes)
    ? attributes
    : E.right({
        resourceType,
        schema: {
          id,
          name: typeof name === 'string' ? name : (id.split(':').at(-2) ?? id),
          description: typeof description === 'string' ? description : '',
          attributes: attributes.right.map(attributeDocument),
        },
      });
};

const isText = (value: Json, longest: number): boolean =>
  typeof value === 'string' && value.trim() !== '' && value.length <= longest;

const idFault = (id: Json | undefined): string | undefined => {
  if (typeof id !== 'string' || id.length > MAX_URN_LENGTH || !urn.test(id)) {
    return `must be a URN of at most ${MAX_URN_LENGTH} letters, digits, ".", "_", "-" and ":", such as urn:example:params:scim:schemas:extension:badge:1.0:User`;
  }
  return ietf.test(id) || isSameUrn(id, enterpriseUserSchema.id)
    ? `${shortened(id)} is defined by the RFCs; declare attributes of your own under a URN of your own`
    : undefined;
};
