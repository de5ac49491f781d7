import type { Answer } from './answer';
import type { Check } from './check';
import { compare } from './comparison';
import { valueOf } from './source';
import type { Assertion } from './suite';
import { asText } from './text';
import { interpolate, type Variables } from './variables';

/** Judges one assertion. A source, comparison or variable that is not known fails it. */
export const checkAssertion = (assertion: Assertion, answer: Answer, variables: Variables): Check => {
  const { source, property, comparison } = assertion;
  const { text: expected, missing } = interpolate(assertion.expected, variables);
  const demand = [property === '' ? source : `${source} ${property}`, comparison, expected].join(' ').trim();
  const fail = (why: string): Check => ({ kind: 'assertion', passed: false, says: `${demand} (${why})` });

  if (missing.length > 0) return fail(`no value for ${missing.join(', ')}`);
  const found = valueOf(source, property, answer);
  if (found._tag === 'UnknownSource') return fail(`unknown source "${source}"`);
  const passed = compare(comparison, found.value, expected);
  if (passed === undefined) return fail(`unknown comparison "${comparison}"`);
  return passed ? { kind: 'assertion', passed, says: demand } : fail(`found ${shown(found.value)}`);
};

const shown = (value: unknown): string => {
  const text = asText(value);
  if (text === '') return 'nothing';
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
};
