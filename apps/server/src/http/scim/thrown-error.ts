import {
  bodyTooLarge,
  bulkTooLarge,
  internalError,
  MAX_BULK_PAYLOAD_SIZE,
  type ScimError,
  scimError,
} from '@rollcall/scim';
import { httpFailureOf } from '../http-failure';
import { GROUP_BODY_LIMIT, USER_BODY_LIMIT } from './body-limits';

/** What the HTTP server threw before or beside SCIM, or anything nobody expected, as a SCIM error. */
export const thrownError = (failure: unknown, endpoint: string | undefined, requestId: string): ScimError => {
  const known = httpFailureOf(failure);
  if (known === undefined) return internalError(requestId);
  switch (known.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return tooLarge(endpoint);
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return scimError(415, 'The Content-Type header cannot be read. Send application/scim+json.');
    case undefined:
    default:
      return scimError(known.status, `The request cannot be read: ${known.message}`);
  }
};

const tooLarge = (endpoint: string | undefined): ScimError => {
  switch (endpoint) {
    case 'Users':
      return bodyTooLarge(USER_BODY_LIMIT, 'users');
    case 'Bulk':
      return bulkTooLarge(MAX_BULK_PAYLOAD_SIZE);
    case undefined:
    default:
      return bodyTooLarge(GROUP_BODY_LIMIT, 'groups');
  }
};
