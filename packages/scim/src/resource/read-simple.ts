import type { Json } from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import { badRequest, type ScimError } from '../protocol/error';
import { shortened } from '../protocol/shortened';
import type { Attribute } from '../schema/attribute';
import { parseInstant } from '../schema/instant';
import { comparable } from '../schema/text-order';

/** Values listed in one text. */
const MAX_LISTED = 10;

const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}(?:==)?|[A-Za-z0-9+/]{3}=?)?$/;

/** A value of a simple type (RFC 7643 section 2.3), or 400 `invalidValue`. */
export const readSimple = (attribute: Attribute, value: Json, at: string): E.Either<ScimError, Json> => {
  switch (attribute.type) {
    case 'string':
    case 'reference':
      if (typeof value !== 'string') return wrong(at, 'a text', value);
      return attribute.closed ? readCanonical(attribute, value, at) : E.right(value);
    case 'boolean':
      return readBoolean(value, at);
    case 'integer':
      return Number.isSafeInteger(value) ? E.right(value) : wrong(at, 'an integer', value);
    case 'decimal':
      return typeof value === 'number' && Number.isFinite(value)
        ? E.right(value)
        : wrong(at, 'a number', value);
    case 'dateTime':
      return typeof value === 'string' && parseInstant(value) !== undefined
        ? E.right(value)
        : wrong(at, 'a dateTime such as "2024-05-15T09:21:23Z"', value);
    case 'binary':
      return typeof value === 'string' && base64.test(value) ? E.right(value) : wrong(at, 'base64', value);
    case 'complex':
      return wrong(at, 'a JSON object', value);
  }
};

/** Of the canonical values the one that is equal, as the schema spells it. */
const readCanonical = (
  { canonicalValues = [], caseExact }: Attribute,
  value: string,
  at: string,
): E.Either<ScimError, Json> => {
  const wanted = comparable(value, caseExact);
  const found = canonicalValues.find((one) => comparable(one, caseExact) === wanted);
  if (found !== undefined) return E.right(found);
  const listed = canonicalValues.slice(0, MAX_LISTED).map((one) => JSON.stringify(one));
  const more =
    canonicalValues.length > MAX_LISTED ? ` or one of ${canonicalValues.length - MAX_LISTED} more` : '';
  return wrong(at, `${listed.join(', ')}${more}`, value);
};

/** Entra sends `"True"`; we never send it back. */
const readBoolean = (value: Json, at: string): E.Either<ScimError, Json> => {
  if (typeof value === 'boolean') return E.right(value);
  const text = typeof value === 'string' ? value.toLowerCase() : '';
  if (text === 'true') return E.right(true);
  return text === 'false' ? E.right(false) : wrong(at, 'true or false', value);
};

const wrong = (at: string, wanted: string, value: Json): E.Either<ScimError, never> => {
  return E.left(
    badRequest('invalidValue', `${at} must be ${wanted}, not ${shortened(JSON.stringify(value))}.`),
  );
};
