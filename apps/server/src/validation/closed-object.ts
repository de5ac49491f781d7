import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';

type Body<Required extends t.Props, Optional extends t.Props> = t.TypeOfProps<Required> &
  t.TypeOfPartialProps<Optional>;

/** An object with these fields and no other: a misspelt field is an error, never passed over in silence. */
export const closedObject = <Required extends t.Props, Optional extends t.Props>(
  required: Required,
  optional: Optional,
): t.Type<Body<Required, Optional>, unknown, unknown> => {
  const open = t.intersection([t.type(required), t.partial(optional)]);
  const known = [...Object.keys(required), ...Object.keys(optional)];
  const unknownField = new t.Type<never>(
    `none but ${known.join(', ')}`,
    (_u): _u is never => false,
    t.failure,
    t.identity,
  );
  return new t.Type<Body<Required, Optional>, unknown, unknown>(
    'an object',
    open.is,
    (u, context) => {
      if (typeof u !== 'object' || u === null || Array.isArray(u)) return t.failure(u, context);
      const stray = Object.entries(u).filter(([field]) => !known.includes(field));
      if (stray.length === 0) return open.validate(u, context);
      return E.left(
        stray.map(([key, value]) => ({
          value,
          context: [...context, { key, type: unknownField, actual: value }],
        })),
      );
    },
    t.identity,
  );
};
