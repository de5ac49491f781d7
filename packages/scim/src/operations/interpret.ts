import * as E from 'fp-ts/lib/Either.js';
import type { ScimError } from '../protocol/error';
import { errorResponse } from '../protocol/error-response';
import { notAcceptable } from '../protocol/media-type';
import type { ScimOperation } from '../protocol/operation';
import type { ScimContext, ScimRequest } from '../protocol/request';
import { serviceOf } from '../protocol/service';
import { methodNotAllowed, unknownEndpoint } from '../protocol/transport-errors';
import { heldToTerms } from './held-to-terms';
import { methodsAt } from './routes';

/**
 * What a request below the SCIM base URL means. Pure and total: whatever is wrong with the request comes
 * back as an operation that answers a SCIM error.
 */
export const interpret = (request: ScimRequest, context: ScimContext): ScimOperation => {
  const unacceptable = notAcceptable(request.headers.accept);
  if (unacceptable !== undefined) return refusal(unacceptable);
  const path = request.path.filter((segment) => segment !== '');
  const methods = methodsAt(path);
  if (methods === undefined) return refusal(unknownEndpoint(`/${path.join('/')}`));
  const handler = methods.get(request.method === 'HEAD' ? 'GET' : request.method);
  if (handler === undefined) return refusal(methodNotAllowed(request.method, [...methods.keys()]));
  const service = serviceOf(context);
  const operation = handler(request, service, path.at(-1) ?? '');
  if (E.isLeft(operation)) return refusal(operation.left);
  const { right } = operation;
  return right._tag === 'Change' ? heldToTerms(service.terms, right) : right;
};

const refusal = (error: ScimError): ScimOperation => ({ _tag: 'Answer', response: errorResponse(error) });
