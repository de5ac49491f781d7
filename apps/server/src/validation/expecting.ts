import * as t from 'io-ts';

/** A codec named by what it expects: the name is shown to whoever gave something else. */
export const expecting = <A, I = unknown>(
  expectation: string,
  parse: (input: I) => A | undefined,
): t.Type<A, A, I> =>
  new t.Type<A, A, I>(
    expectation,
    (_u): _u is A => false,
    (input, context) => {
      const value = parse(input);
      return value === undefined ? t.failure(input, context) : t.success(value);
    },
    t.identity,
  );
