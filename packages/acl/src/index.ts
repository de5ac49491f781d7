export type { Address, Family } from './address/address';
export type { AddressRange } from './address/address-range';
export { createResolver } from './decide/create-resolver';
export type {
  Decision,
  DecisionCode,
  FailedClosed,
  GroupPath,
  MatchedRule,
  Provenance,
} from './decide/decision';
export { parseQueryDestination, parseQuerySource } from './decide/parse-query-end';
export type { Query, QueryDestination, QueryEnd } from './decide/query';
export type { PolicyInForce, Resolver, ResolverInputs } from './decide/resolver';
export { type Diagnostic, formatDiagnostic, hasErrors } from './diagnostics/diagnostic';
export type { DiagnosticCode } from './diagnostics/diagnostic-code';
export type { Position } from './diagnostics/position';
export type { Severity } from './diagnostics/severity';
export type {
  AccessDirectory,
  AccessGroup,
  AccessReleasedName,
  AccessUser,
} from './directory/access-directory';
export { type BadGroupLock, decodeGroupLock, encodeGroupLock, lockGroups } from './directory/group-lock';
export { type DirectorySnapshot, snapshotDirectory } from './directory/snapshot-directory';
export { isMoment, momentOf, type World, type WorldMoment } from './directory/world';
export { decodeInventory, type InventoryFault } from './inventory/decode-inventory';
export { doubledKey } from './inventory/doubled-key';
export type { Inventory, InventoryNode, NodeId, Role, UserReference } from './inventory/inventory';
export { checkPolicy } from './policy/check-policy';
export type { Compat } from './policy/compat';
export type { Policy, Rule } from './policy/policy';
export type { CheckOptions, PolicyCheck } from './policy/policy-check';
export { formatAnnotations } from './policy-tests/format-annotations';
export { formatJUnit } from './policy-tests/format-junit';
export { type PolicyReview, reviewInSteps, reviewPolicy } from './policy-tests/review-policy';
export {
  finishPolicyTest,
  type PolicyTestOptions,
  type PolicyTestRun,
  runPolicyTests,
} from './policy-tests/run-policy-tests';
export {
  type PolicyTestError,
  type PolicyTestReport,
  type PolicyTestResult,
  TESTS_FAILED,
  tailscaleReport,
} from './policy-tests/test-report';
export { formatPorts, type PortSet } from './ports/port-set';
export type { AccessChange, AccessDiff } from './questions/access-diff';
export type { AccessState } from './questions/access-state';
export { diffAccess, diffInSteps } from './questions/diff-access';
export type { Explanation } from './questions/explanation';
export { type DeadRule, newlyUnresolved, type Preview, preview, previewInSteps } from './questions/preview';
export type { Steps } from './questions/steps';
export type { Reach, WhatCanReach } from './questions/what-can-reach';
export type { WhoCanReach, WhoQuery } from './questions/who-can-reach';
