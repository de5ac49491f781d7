export { MAX_BULK_PAYLOAD_SIZE } from './bulk/limits';
export { countHolders, type Misfits, misfits } from './declaration/misfits';
export { readSchemaExtension } from './declaration/read-schema-extension';
export { securityEventUris, securityEventUrisOf, type Telling } from './discovery/security-event-uris';
export { interpret } from './operations/interpret';
export { badRequest, conflict, type ScimError, type ScimType, scimError } from './protocol/error';
export { errorResponse } from './protocol/error-response';
export { MEDIA_TYPE } from './protocol/media-type';
export type { Bulk, Change, Query, ScimOperation } from './protocol/operation';
export { rejectionToError } from './protocol/rejection-error';
export {
  type CursorSeal,
  type DirectoryTerms,
  noTerms,
  type ScimContext,
  type ScimRequest,
  type ScimResponse,
} from './protocol/request';
export * from './protocol/transport-errors';
export { versionAt } from './resource/etag';
export { locationOf } from './resource/location';
export { storedGroup, storedUser, tellable } from './resource/stored-document';
export { type Registry, registryOf } from './schema/registry';
export type { ResourceType } from './schema/resource-type';
