import { isJsonObject, type JsonObject } from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import { badRequest, type ScimError } from './error';
import { unsafeJson } from './unsafe-json';

/**
 * Reads a request body: one JSON object (RFC 8259) without duplicate keys, without keys that reach a
 * prototype, without NUL, and not nested too deep. 400 `invalidSyntax` for anything else.
 */
export const parseJson = (text: string): E.Either<ScimError, JsonObject> => {
  if (text.trim() === '') {
    return E.left(badRequest('invalidSyntax', 'The request has no body; a JSON object is needed.'));
  }
  const parsed = E.tryCatch(
    (): unknown => JSON.parse(text),
    () => badRequest('invalidSyntax', 'The body is not valid JSON. Nothing was changed.'),
  );
  if (E.isLeft(parsed)) return parsed;
  if (!isJsonObject(parsed.right)) {
    return E.left(badRequest('invalidSyntax', 'The body must be a JSON object. Nothing was changed.'));
  }
  const fault = unsafeJson(text);
  return fault === undefined
    ? E.right(parsed.right)
    : E.left(badRequest('invalidSyntax', `The body ${fault}. Nothing was changed.`));
};
