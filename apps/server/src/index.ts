export type { AdminToken } from './admin-token/admin-token';
export { openAdminToken } from './admin-token/open-admin-token';
export { type AccessQuestion, queryOf } from './administration/access/access-query';
export { type AccessDecision, checkAccess } from './administration/access/check-access';
export type { DirectoryWish } from './administration/access/directory-wish';
export { type AccessExplanation, explainAccess } from './administration/access/explain-access';
export { type ChangePreview, previewChange } from './administration/access/preview-change';
export type { PreviewReport, ReportedChange } from './administration/access/preview-report';
export { type WhatCan, type WhoCan, whatCanReach, whoCanReach } from './administration/access/reach';
export type { AdministrationError } from './administration/administration-error';
export { issueApiKey, type ListedApiKey, listApiKeys, revokeApiKey } from './administration/api-keys';
export { type AccessBetween, accessBetween } from './administration/as-of/access-between';
export { groupCalled } from './administration/as-of/group-called';
export { parseInstant } from './administration/as-of/parse-instant';
export { MOMENT_FORM, type MomentText, parseMoment, readMoment } from './administration/as-of/read-moment';
export type { AuditPageWish, AuditWish } from './administration/audit/audit-wish';
export { driftFromExport, type ProviderExport } from './administration/audit/drift-from-export';
export {
  type ExportFormat,
  type ExportWish,
  exportAudit,
  exportFormats,
} from './administration/audit/export-audit';
export { type PersonHistory, personHistory } from './administration/audit/person-history';
export { readAudit, readAuditOf } from './administration/audit/read-audit';
export { readRequests } from './administration/audit/read-requests';
export { describeAdministrationError } from './administration/describe-error';
export {
  type DirectorySummary,
  describeDirectory,
  type ListedDirectory,
  listDirectories,
} from './administration/directory-summary';
export { type ErasedUser, eraseUser } from './administration/erase-user';
export type { ErrorDescription } from './administration/error-description';
export type { FeedWish } from './administration/feeds/feed-wish';
export {
  type AddedFeed,
  addFeed,
  moveFeed,
  removeFeed,
} from './administration/feeds/feeds';
export { type ListedFeed, listFeeds } from './administration/feeds/listed-feed';
export { chooseIdpProfile, readIdpProfile } from './administration/idp/idp-profile';
export { type ListedGroup, listGroups } from './administration/list-groups';
export { type ListedMember, listMembers } from './administration/list-members';
export { type ListedUser, listUsers } from './administration/list-users';
export type { IssuedApiKey, KeyWish } from './administration/new-key';
export { openDirectory } from './administration/open-directory';
export type { Page, PageWish } from './administration/page';
export { type AppliedPolicy, applyPolicy } from './administration/policy/apply-policy';
export {
  groupLock,
  type LockedGroups,
  lockNamedGroups,
  putGroupLock,
} from './administration/policy/group-lock';
export { type PolicyStatus, policyStatus } from './administration/policy/policy-status';
export { type PolicyPreview, previewPolicy } from './administration/policy/preview-policy';
export { reviewPolicyText } from './administration/policy/review-policy-text';
export { disableProvisioning, enableProvisioning } from './administration/provisioning';
export type { Stopped } from './administration/recorded-directory';
export {
  declareSchemaExtension,
  listSchemaExtensions,
  withdrawSchemaExtension,
} from './administration/schema/schema-extensions';
export { publicKeyFile, signingKey } from './checkpoints/signing-key';
export { walkHistory } from './checkpoints/walk-history';
export type { Configuration, LogLevel } from './configuration/configuration';
export { type ConfigurationFault, describeConfigurationFault } from './configuration/configuration-fault';
export { type ConfigurationFlags, readConfiguration } from './configuration/read-configuration';
export { describeStoreLocation, StoreLocation } from './configuration/store-location';
export { unknownVariables } from './configuration/unknown-variables';
export { ADMIN_PREFIX } from './http/admin/admin-routes';
export { presentFeed } from './http/admin/feed-routes';
export { jsonText } from './http/json-text';
export { SCIM_PREFIX } from './http/scim/scim-path';
export { createLogger } from './logging/create-logger';
export { oktaRecipe } from './okta-recipe';
export type { LoggedRequest, RequestFilter, RequestPage } from './requests/request-log';
export { parseStatusRange } from './requests/status-range';
export { openRollcall } from './runtime/open-rollcall';
export type { StoreNotOpened } from './runtime/open-store';
export { createRollcall, type Rollcall } from './runtime/rollcall';
export { rotateMasterKey } from './runtime/rotate-master-key';
export { settled } from './runtime/settled';
export { buildServer, type ServerOptions } from './server';
export { type FailedStart, type NotStarted, type RunningServer, startServer } from './start-server';
