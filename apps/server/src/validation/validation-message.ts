import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import type * as t from 'io-ts';

const LONGEST_VALUE = 80;
const MOST_FAULTS = 5;

/** One sentence for each fault: which field, what was expected, what was found. */
export const validationMessage = (errors: t.Errors): string =>
  [...new Set(errors.map(describe))].slice(0, MOST_FAULTS).join(' ');

const describe = ({ context, value }: t.ValidationError): string => {
  const field = context
    .slice(1)
    .map(({ key }) => key)
    .join('.');
  const expected = context.at(-1)?.type.name ?? 'something else';
  const found = value === undefined ? 'nothing' : written(value);
  return `${field === '' ? 'The body' : field}: expected ${expected}, found ${found}.`;
};

const written = (value: unknown): string =>
  pipe(
    E.tryCatch(() => shortened(JSON.stringify(value)), E.toError),
    E.getOrElse(() => 'what is nested too deep to be shown'),
  );

const shortened = (text: string): string =>
  text.length <= LONGEST_VALUE ? text : `${text.slice(0, LONGEST_VALUE)}…`;
