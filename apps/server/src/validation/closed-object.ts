import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';

type Body<Required extends t.Props, Optional extends t.Props> = t.TypeOfProps<Required> &
  t.TypeOfPartialProps<Optional>;

/** An object with these fields and no other: a misspelt field is an error, never passed over in silence. */
export const closedObject = <Required extends t.Props, Optional extends t.Props>(
  required: Required,
  optional: Optional,
): t.Decoder<unknown, Body<Required, Optional>> => {
  const [must, may] = [t.type(required), t.partial(optional)];
  const known = [...Object.keys(required), ...Object.keys(optional)];
  const name = `an object with ${known.join(', ')}`;
  const knownField = new t.Type<never>(
    `one of ${known.join(', ')} here`,
    (_u): _u is never => false,
    t.failure,
    t.identity,
  );
  const validate: t.Validate<unknown, Body<Required, Optional>> = (u, context) => {
    if (typeof u !== 'object' || u === null || Array.isArray(u)) return t.failure(u, context);
    const strays = Object.entries(u)
      .filter(([key]) => !known.includes(key))
      .map(([key, value]) => ({ value, context: [...context, { key, type: knownField, actual: value }] }));
    const [first, second] = [must.validate(u, context), may.validate(u, context)];
    if (E.isRight(first) && E.isRight(second) && strays.length === 0) {
      return t.success({ ...first.right, ...second.right });
    }
    return t.failures([...strays, ...errorsOf(first), ...errorsOf(second)]);
  };
  const decode: t.Decode<unknown, Body<Required, Optional>> = (u) =>
    validate(u, [{ key: '', type: { name, validate, decode }, actual: u }]);
  return { name, validate, decode };
};

const errorsOf = (result: t.Validation<unknown>): t.Errors => (E.isLeft(result) ? result.left : []);
