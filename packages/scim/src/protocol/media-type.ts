import { type ScimError, scimError } from './error';
import { shortened } from './shortened';

/** RFC 7644 section 8.1. */
export const MEDIA_TYPE = 'application/scim+json';

const taken = new Set([MEDIA_TYPE, 'application/json']);
const offered = new Set([MEDIA_TYPE, 'application/json', 'application/*', '*/*']);

const parameterOf = (parameters: ReadonlyArray<string>, name: string): string | undefined => {
  for (const parameter of parameters) {
    const [key = '', value = ''] = parameter.split('=', 2);
    if (key.trim().toLowerCase() === name) return value.trim().replace(/^"|"$/g, '').toLowerCase();
  }
  return undefined;
};

/** 415 for a body that is neither SCIM nor JSON in UTF-8. A body without a type is taken for JSON. */
export const unsupportedMediaType = (contentType: string | undefined): ScimError | undefined => {
  if (contentType === undefined || contentType.trim() === '') return undefined;
  const [type = '', ...parameters] = contentType.split(';');
  const charset = parameterOf(parameters, 'charset') ?? 'utf-8';
  if (taken.has(type.trim().toLowerCase()) && (charset === 'utf-8' || charset === 'utf8')) return undefined;
  return scimError(
    415,
    `The request has a body of type "${shortened(contentType)}". Send ${MEDIA_TYPE} in UTF-8.`,
  );
};

/** 406 when the client takes neither SCIM nor JSON (RFC 7644 section 3.8). */
export const notAcceptable = (accept: string | undefined): ScimError | undefined => {
  if (accept === undefined || offered.has(accept) || accept.trim() === '') return undefined;
  for (const range of accept.split(',')) {
    const [type = '', ...parameters] = range.split(';');
    const wanted = Number(parameterOf(parameters, 'q') ?? '1') > 0;
    if (wanted && offered.has(type.trim().toLowerCase())) return undefined;
  }
  return scimError(
    406,
    `Answers are ${MEDIA_TYPE}, which the Accept header "${shortened(accept)}" does not allow.`,
  );
};
