export type { Exchange, Method, Observer } from './exchange';
export type { MemberEdit } from './lifecycle/groups';
export { createOkta, type DialectName, type Okta, type OktaOptions } from './okta';
export type { Outcome } from './outcome';
export { type RunOptions, runSuite, type SuiteReport } from './runscope/run';
export { parseSuite, type Suite } from './runscope/suite';
export type { OktaUser, ProfileEdit } from './user';
