import { badRequest, type ScimError, scimError } from './error';
import { shortened } from './shortened';

/** RFC 6750 section 3 wants a parameter after the name of the scheme. */
const CHALLENGE = 'Bearer realm="SCIM"';

/** No key, an unknown key or a malformed one: all alike, so that nothing can be learned from the answer. */
export const missingOrInvalidKey = (): ScimError =>
  scimError(
    401,
    'The API key is missing or not valid. Create a key under User & group provisioning and enter it in Okta; keys are case-sensitive.',
    { 'www-authenticate': CHALLENGE },
  );

/** Only for a key whose digest matched. `on` is the date, such as `2026-11-01`. */
export const expiredKey = (on: string): ScimError =>
  scimError(
    401,
    `This API key expired on ${on}. Create a new key under User & group provisioning and enter it in Okta.`,
    { 'www-authenticate': `${CHALLENGE}, error="invalid_token"` },
  );

/** Only for a key whose digest matched. `on` is the date, such as `2026-11-01`. */
export const revokedKey = (on: string): ScimError =>
  scimError(
    401,
    `This API key was revoked on ${on}. Create a new key under User & group provisioning and enter it in Okta.`,
    { 'www-authenticate': `${CHALLENGE}, error="invalid_token"` },
  );

export const provisioningDisabled = (): ScimError =>
  scimError(
    403,
    'Provisioning is switched off for this directory. An administrator can enable it in the console.',
  );

/** What lies outside of the base URL: 400 for another version of SCIM (RFC 7644 section 3.13). */
export const outsideOfScim = (path: string): ScimError =>
  /^\/scim\/v(?!2(\/|$))\d/.test(path)
    ? badRequest(
        'invalidVers',
        `The path ${shortened(path)} asks for a version of SCIM that is not served. The base URL in Okta must end with /scim/v2.`,
      )
    : unknownEndpoint(path);

export const unknownEndpoint = (path: string): ScimError =>
  scimError(404, `There is no endpoint ${shortened(path)}. The base URL in Okta must end with /scim/v2.`);

/** `offered` go into the `Allow` header (RFC 9110 section 10.2.1), and HEAD beside GET. */
export const methodNotAllowed = (method: string, offered: ReadonlyArray<string>): ScimError => {
  const allow = offered.flatMap((one) => (one === 'GET' ? ['GET', 'HEAD'] : [one])).join(', ');
  return scimError(405, `${method} is not offered here; ${allow} is.`, { allow });
};

export const notOffered = (detail: string): ScimError => scimError(501, detail);

export const bodyTooLarge = (limitBytes: number, what = 'this endpoint'): ScimError =>
  scimError(413, `The request is too large; the limit for ${what} is ${megabytes(limitBytes)} MB.`);

/** RFC 7644 section 3.7.4 asks for the name of the limit. */
export const bulkTooLarge = (limitBytes: number): ScimError =>
  scimError(
    413,
    `The size of the bulk request exceeds maxPayloadSize (${limitBytes} bytes). Split it. Nothing was changed.`,
  );

export const tooManyBulkOperations = (count: number, limit: number): ScimError =>
  scimError(
    413,
    `The bulk request has ${count} operations, which exceeds maxOperations (${limit}). Split it. Nothing was changed.`,
  );

export const tooManyRequests = (retryAfterSeconds: number): ScimError => {
  const seconds = Math.max(1, Math.ceil(retryAfterSeconds));
  const wait = seconds === 1 ? '1 second' : `${seconds} seconds`;
  return scimError(429, `Too many requests with this key. Retry after ${wait}.`, {
    'retry-after': String(seconds),
  });
};

export const overloaded = (): ScimError =>
  scimError(503, 'Too many requests are being served. Nothing was changed; send it again.', {
    'retry-after': '1',
  });

export const internalError = (requestId: string): ScimError =>
  scimError(
    500,
    `The request failed here and nothing was changed. The log of the service says more. Request ${requestId}.`,
  );

/** The store cannot be reached, or too many others write: nothing was changed. */
export const storeAway = (requestId: string, retryAfterSeconds = 5): ScimError =>
  scimError(
    503,
    `The change could not be stored and nothing was changed. Okta will retry. Request ${requestId}.`,
    { 'retry-after': String(Math.max(1, Math.ceil(retryAfterSeconds))) },
  );

/** The store did not say whether it wrote. Every SCIM change may be sent again. */
export const outcomeUnknown = (requestId: string, retryAfterSeconds = 5): ScimError =>
  scimError(
    503,
    `The store did not confirm the change; it may have been made. Okta will retry, which is safe. Request ${requestId}.`,
    { 'retry-after': String(Math.max(1, Math.ceil(retryAfterSeconds))) },
  );

const megabytes = (bytes: number): string => String(Math.round((bytes / 1_048_576) * 10) / 10);
