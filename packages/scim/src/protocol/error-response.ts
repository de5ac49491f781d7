import type { ScimError } from './error';
import { MEDIA_TYPE } from './media-type';
import type { ScimResponse } from './request';

const ERROR_SCHEMA = 'urn:ietf:params:scim:api:messages:2.0:Error';

/** The answer for a failure; its `status` is a text (RFC 7644 section 3.12). */
export const errorResponse = (error: ScimError): ScimResponse => ({
  status: error.status,
  headers: { 'content-type': MEDIA_TYPE, ...error.headers },
  body: JSON.stringify({
    schemas: [ERROR_SCHEMA],
    status: String(error.status),
    ...(error.scimType === undefined ? {} : { scimType: error.scimType }),
    detail: error.detail,
  }),
});
