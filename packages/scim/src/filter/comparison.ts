import * as E from 'fp-ts/lib/Either.js';
import { shortened } from '../protocol/shortened';
import type { Attribute } from '../schema/attribute';
import { compareInstants, parseInstant } from '../schema/instant';
import { comparable, compareText } from '../schema/text-order';
import type { ValueTest } from './bound-filter';
import type { ComparisonOperator, Literal } from './syntax';

/**
 * The test that an operator and a literal make of an attribute (RFC 7644 table 3), or what is wrong with
 * the combination. A value of another type than the attribute's fulfils nothing. `null` is not for here.
 */
export const comparison = (
  attribute: Attribute,
  operator: ComparisonOperator,
  literal: Exclude<Literal, null>,
): E.Either<string, ValueTest> => {
  switch (attribute.type) {
    case 'string':
    case 'reference':
      return typeof literal === 'string'
        ? E.right(textTest(attribute, operator, literal))
        : mismatch(attribute);
    case 'binary':
      if (isOrdering(operator)) return unordered(attribute, operator);
      return typeof literal === 'string'
        ? E.right(textTest(attribute, operator, literal))
        : mismatch(attribute);
    case 'dateTime':
      return dateTimeTest(attribute, operator, literal);
    case 'integer':
    case 'decimal':
      return typeof literal === 'number' ? numberTest(attribute, operator, literal) : mismatch(attribute);
    case 'boolean':
      return booleanTest(attribute, operator, literal);
    case 'complex':
      return E.left(`"${attribute.name}" has parts; compare one of them`);
  }
};

const mismatch = (attribute: Attribute): E.Either<string, ValueTest> =>
  E.left(`the value does not fit "${attribute.name}", which is of type ${attribute.type}`);

const unordered = (attribute: Attribute, operator: ComparisonOperator): E.Either<string, ValueTest> =>
  E.left(`"${operator}" does not apply to "${attribute.name}", which is of type ${attribute.type}`);

const isOrdering = (operator: ComparisonOperator): boolean =>
  operator === 'gt' || operator === 'ge' || operator === 'lt' || operator === 'le';

const isSearch = (operator: ComparisonOperator): boolean =>
  operator === 'co' || operator === 'sw' || operator === 'ew';

const textTest = (attribute: Attribute, operator: ComparisonOperator, literal: string): ValueTest => {
  const { caseExact } = attribute;
  const wanted = comparable(literal, caseExact);
  const test = textRelation(operator, wanted);
  return (value) => typeof value === 'string' && test(comparable(value, caseExact));
};

const textRelation = (operator: ComparisonOperator, wanted: string): ((found: string) => boolean) => {
  switch (operator) {
    case 'co':
      return (found) => found.includes(wanted);
    case 'sw':
      return (found) => found.startsWith(wanted);
    case 'ew':
      return (found) => found.endsWith(wanted);
    case 'eq':
    case 'ne':
    case 'gt':
    case 'ge':
    case 'lt':
    case 'le': {
      const holds = relation(operator);
      return (found) => holds(compareText(found, wanted));
    }
  }
};

/** What the sign of `found − wanted` must be. */
const relation = (
  operator: Exclude<ComparisonOperator, 'co' | 'sw' | 'ew'>,
): ((order: number) => boolean) => {
  switch (operator) {
    case 'eq':
      return (order) => order === 0;
    case 'ne':
      return (order) => order !== 0;
    case 'gt':
      return (order) => order > 0;
    case 'ge':
      return (order) => order >= 0;
    case 'lt':
      return (order) => order < 0;
    case 'le':
      return (order) => order <= 0;
  }
};

const dateTimeTest = (
  attribute: Attribute,
  operator: ComparisonOperator,
  literal: Exclude<Literal, null>,
): E.Either<string, ValueTest> => {
  if (typeof literal !== 'string') return mismatch(attribute);
  if (operator === 'co' || operator === 'sw' || operator === 'ew') {
    return E.right(textTest(attribute, operator, literal));
  }
  const wanted = parseInstant(literal);
  if (wanted === undefined)
    return E.left(`"${shortened(literal)}" is not a dateTime such as "2024-05-15T09:21:23Z"`);
  const holds = relation(operator);
  return E.right((value) => {
    const found = typeof value === 'string' ? parseInstant(value) : undefined;
    return found !== undefined && holds(compareInstants(found, wanted));
  });
};

const numberTest = (
  attribute: Attribute,
  operator: ComparisonOperator,
  literal: number,
): E.Either<string, ValueTest> => {
  if (operator === 'co' || operator === 'sw' || operator === 'ew') return unordered(attribute, operator);
  const holds = relation(operator);
  return E.right((value) => typeof value === 'number' && holds(value - literal));
};

const booleanTest = (
  attribute: Attribute,
  operator: ComparisonOperator,
  literal: Exclude<Literal, null>,
): E.Either<string, ValueTest> => {
  if (isOrdering(operator) || isSearch(operator)) return unordered(attribute, operator);
  const wanted = booleanLiteral(literal);
  if (wanted === undefined) return mismatch(attribute);
  return E.right(
    operator === 'eq'
      ? (value) => value === wanted
      : (value) => typeof value === 'boolean' && value !== wanted,
  );
};

/** Some clients write `"True"`. */
const booleanLiteral = (literal: Exclude<Literal, null>): boolean | undefined => {
  if (typeof literal === 'boolean') return literal;
  const text = String(literal).toLowerCase();
  return text === 'true' ? true : text === 'false' ? false : undefined;
};
