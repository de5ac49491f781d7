import type * as t from 'io-ts';

const LONGEST_VALUE = 80;

/** One sentence for each fault: which field, what was expected, what was found. */
export const validationMessage = (errors: t.Errors): string =>
  [...new Set(errors.map(describe))].slice(0, 5).join(' ');

const describe = ({ context, value }: t.ValidationError): string => {
  const field = context
    .map(({ key }) => key)
    .filter((key, depth) => depth > 0 && !isBranch(context, depth))
    .join('.');
  const expected = context.at(-1)?.type.name ?? 'something else';
  const found = value === undefined ? 'nothing' : shortened(JSON.stringify(value));
  return `${field === '' ? 'The body' : field}: expected ${expected}, found ${found}.`;
};

/** Members of an intersection and of a union are numbered by io-ts, not named by the sender. */
const isBranch = (context: t.Context, depth: number): boolean => {
  const parent = context[depth - 1]?.type;
  return (
    parent !== undefined &&
    '_tag' in parent &&
    (parent._tag === 'IntersectionType' || parent._tag === 'UnionType')
  );
};

const shortened = (text: string): string =>
  text.length <= LONGEST_VALUE ? text : `${text.slice(0, LONGEST_VALUE)}…`;
