import type { Json } from '@rollcall/domain';
import type { AttributeType, Uniqueness } from '../schema/attribute';
import { comparable } from '../schema/text-order';

const MAX_CANONICAL_VALUES = 200;
const MAX_CANONICAL_LENGTH = 200;

/** Uniqueness is looked up by one value of a resource, so only an attribute with one can have it. */
export const uniquenessFault = (
  uniqueness: Uniqueness,
  type: AttributeType,
  multiValued: boolean,
  nested: boolean,
): string | undefined => {
  if (uniqueness === 'none') return undefined;
  const fit = !nested && !multiValued && (type === 'string' || type === 'integer' || type === 'reference');
  return fit
    ? undefined
    : 'uniqueness server is for attributes with a single string, integer or reference, not for parts of others';
};

/** Canonical values of a declared extension are the only ones taken (RFC 7643 section 2.3.1 allows it). */
export const canonicalValuesFault = (
  values: Json | undefined,
  type: AttributeType,
  caseExact: boolean,
): string | undefined => {
  if (values === undefined || (Array.isArray(values) && values.length === 0)) return undefined;
  if (type !== 'string' && type !== 'reference')
    return 'canonicalValues are for the types string and reference';
  if (!Array.isArray(values) || values.length > MAX_CANONICAL_VALUES || !values.every(isShortText)) {
    return `canonicalValues must be a list of at most ${MAX_CANONICAL_VALUES} texts of 1 to ${MAX_CANONICAL_LENGTH} characters`;
  }
  const distinct = new Set(values.map((value) => comparable(value, caseExact)));
  return distinct.size === values.length ? undefined : 'canonicalValues has a value twice';
};

const isShortText = (value: Json): value is string =>
  typeof value === 'string' && value !== '' && value.length <= MAX_CANONICAL_LENGTH;
