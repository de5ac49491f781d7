import { isObject } from '../wire/json';
import { asText } from './text';

type Comparison = (actual: unknown, expected: string) => boolean;

/** By the names that Runscope exports. `equal` is of texts, so `404` equals `"404"`. */
const COMPARISONS: ReadonlyMap<string, Comparison> = new Map<string, Comparison>([
  ['equal', (actual, expected) => asText(actual) === expected],
  ['not_equal', (actual, expected) => asText(actual) !== expected],
  ['empty', (actual) => isEmpty(actual)],
  ['not_empty', (actual) => !isEmpty(actual)],
  ['is_null', (actual) => actual === null],
  ['contains', (actual, expected) => asText(actual).includes(expected)],
  ['does_not_contain', (actual, expected) => !asText(actual).includes(expected)],
  ['has_key', (actual, expected) => isObject(actual) && Object.hasOwn(actual, expected)],
  ['has_value', (actual, expected) => valuesOf(actual).some((value) => asText(value) === expected)],
  ['is_a_number', (actual) => typeof actual === 'number'],
  ['equal_number', (actual, expected) => asNumber(actual) === asNumber(expected)],
  ['is_less_than', (actual, expected) => asNumber(actual) < asNumber(expected)],
  ['is_less_than_or_equal', (actual, expected) => asNumber(actual) <= asNumber(expected)],
  ['is_greater_than', (actual, expected) => asNumber(actual) > asNumber(expected)],
  ['is_greater_than_or_equal', (actual, expected) => asNumber(actual) >= asNumber(expected)],
]);

/** `undefined` for a comparison of which we do not know what it means. */
export const compare = (name: string, actual: unknown, expected: string): boolean | undefined =>
  COMPARISONS.get(name)?.(actual, expected);

/** NaN for what is no number; every comparison with it fails. */
const asNumber = (value: unknown): number =>
  typeof value === 'number' ? value : typeof value === 'string' && value.trim() !== '' ? Number(value) : NaN;

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  (typeof value === 'object' && Object.keys(value).length === 0);

const valuesOf = (value: unknown): ReadonlyArray<unknown> =>
  Array.isArray(value) ? value : isObject(value) ? Object.values(value) : [];
