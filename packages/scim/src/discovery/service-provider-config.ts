import type { JsonObject } from '@rollcall/domain';
import { MAX_BULK_OPERATIONS, MAX_BULK_PAYLOAD_SIZE } from '../bulk/limits';
import { CURSOR_TIMEOUT } from '../query/cursor';
import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE } from '../query/limits';

const SERVICE_PROVIDER_CONFIG = 'urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig';

/**
 * What is offered (RFC 7643 section 5, RFC 9865 section 4). Of security events only where there is a feed: without the
 * attribute they are not configured (RFC 9967 section 4).
 */
export const serviceProviderConfig = (baseUrl: string, eventUris: ReadonlyArray<string>): JsonObject => ({
  schemas: [SERVICE_PROVIDER_CONFIG],
  patch: { supported: true },
  bulk: { supported: true, maxOperations: MAX_BULK_OPERATIONS, maxPayloadSize: MAX_BULK_PAYLOAD_SIZE },
  filter: { supported: true, maxResults: MAX_PAGE_SIZE },
  changePassword: { supported: false },
  sort: { supported: true },
  etag: { supported: true },
  authenticationSchemes: [
    {
      type: 'oauthbearertoken',
      name: 'API key',
      description: 'An API key of the directory, sent as a bearer token.',
      specUri: 'https://www.rfc-editor.org/info/rfc6750',
      primary: true,
    },
  ],
  pagination: {
    cursor: true,
    index: true,
    defaultPaginationMethod: 'index',
    defaultPageSize: DEFAULT_PAGE_SIZE,
    maxPageSize: MAX_PAGE_SIZE,
    cursorTimeout: CURSOR_TIMEOUT,
  },
  ...(eventUris.length === 0 ? {} : { securityEvents: { asyncRequest: 'none', eventUris } }),
  meta: { resourceType: 'ServiceProviderConfig', location: `${baseUrl}/ServiceProviderConfig` },
});
