import { isJsonObject, type JsonObject } from '@rollcall/domain';
import type { ScimResponse } from '../protocol/request';
import type { BulkOperation } from './bulk-operation';

/** What an operation came to (RFC 7644 section 3.7.3); a body is repeated only for a failure. */
export const bulkResult = (
  { label, location: aim }: BulkOperation,
  { status, headers, body }: ScimResponse,
): JsonObject => {
  const location = aim ?? headers.location;
  const failure: unknown = status < 400 || body === undefined ? undefined : JSON.parse(body);
  return {
    ...(location === undefined ? {} : { location }),
    ...label,
    ...(headers.etag === undefined ? {} : { version: headers.etag }),
    status: String(status),
    ...(isJsonObject(failure) ? { response: failure } : {}),
  };
};
