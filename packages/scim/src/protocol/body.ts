import type { JsonObject } from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import type { ScimError } from './error';
import { unsupportedMediaType } from './media-type';
import { parseJson } from './parse-json';
import type { ScimRequest } from './request';

/** The body of a request that must have one. */
export const bodyOf = ({ headers, body }: ScimRequest): E.Either<ScimError, JsonObject> => {
  const unsupported = unsupportedMediaType(headers['content-type']);
  return unsupported === undefined ? parseJson(body) : E.left(unsupported);
};
