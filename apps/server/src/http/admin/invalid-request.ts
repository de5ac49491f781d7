import * as E from 'fp-ts/lib/Either.js';
import type * as t from 'io-ts';
import { validationMessage } from '../../validation/validation-message';

/** A body or query that does not fit; thrown inside the adapter, where the error handler answers it with 400. */
export class InvalidRequest extends Error {
  readonly statusCode = 400;
}

export const decoded = <A>(codec: t.Decoder<unknown, A>, input: unknown): A => {
  const result = codec.decode(input);
  if (E.isLeft(result)) throw new InvalidRequest(validationMessage(result.left));
  return result.right;
};
