import fc from 'fast-check';
import {
  comparisonOperators,
  type FilterSyntax,
  type Literal,
  type TargetSyntax,
} from '../src/filter/syntax';

/** A filter without the places its parts stood at. */
export const withoutPlaces = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (key, part: unknown) => (key === 'at' || key === 'valueAt' ? undefined : part)),
  );

const word = fc.stringMatching(/^[A-Za-z$_][A-Za-z0-9$_-]{0,8}$/);
const name = fc.oneof(
  word,
  fc.tuple(word, word).map(([first, second]) => `${first}.${second}`),
  word.map((attribute) => `urn:ietf:params:scim:schemas:core:2.0:User:${attribute}`),
);

const literal: fc.Arbitrary<Literal> = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => (Object.is(number, -0) ? 0 : number)),
  fc.boolean(),
  fc.constant(null),
);

const place = { at: 1 };

const trees = fc.letrec<{ filter: FilterSyntax; target: TargetSyntax; element: FilterSyntax }>((tie) => {
  const compare = (target: fc.Arbitrary<TargetSyntax>) =>
    fc.record({
      _tag: fc.constant('Compare' as const),
      target,
      operator: fc.constantFrom(...comparisonOperators),
      value: literal,
      valueAt: fc.constant(1),
    });
  const present = (target: fc.Arbitrary<TargetSyntax>) =>
    fc.record({ _tag: fc.constant('Present' as const), target });
  const plain = name.map((notation): TargetSyntax => ({ name: notation, ...place }));
  const connected = (inner: fc.Arbitrary<FilterSyntax>) =>
    fc.oneof(
      fc.record({ _tag: fc.constant('Not' as const), filter: inner }),
      fc.record({ _tag: fc.constantFrom('And' as const, 'Or' as const), left: inner, right: inner }),
    );
  return {
    target: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      plain,
      fc.tuple(name, tie('element'), fc.option(word, { nil: undefined })).map(([notation, filter, sub]) => ({
        name: notation,
        filter,
        ...(sub === undefined ? {} : { sub }),
        ...place,
      })),
    ),
    element: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      compare(plain),
      present(plain),
      connected(tie('element')),
    ),
    filter: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      compare(tie('target')),
      present(tie('target')),
      fc.tuple(name, tie('element')).map(
        ([notation, filter]): FilterSyntax => ({
          _tag: 'Element',
          target: { name: notation, filter, ...place },
        }),
      ),
      connected(tie('filter')),
    ),
  };
});

export const filterSyntax = trees.filter;
export const pathSyntax = trees.target;
