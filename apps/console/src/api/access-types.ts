/** What the admin API answers about policies and access, as far as the console reads it. */

export type Position = { readonly line: number; readonly column: number };

export type SyncedGroup = {
  readonly id: string;
  readonly displayName: string;
  readonly changedAt: string;
  readonly memberCount: number;
  readonly selectors: ReadonlyArray<string>;
  readonly uses: ReadonlyArray<Position>;
};

export type Diagnostic = Position & {
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
  /** What to put in the place of which text, at this position, to mend it. */
  readonly fix?: { readonly text: string; readonly replacement: string };
};

export type PolicyTests = {
  readonly passed: boolean;
  readonly results: ReadonlyArray<{
    readonly index: number;
    readonly src: string;
    readonly at: Position;
    readonly errors: ReadonlyArray<{ readonly message: string; readonly at: Position }>;
  }>;
};

export type Policy = {
  readonly text: string | null;
  readonly hash: string | null;
  readonly acceptedAt: string | null;
  readonly diagnostics: ReadonlyArray<Diagnostic>;
};

export type PolicyReview = {
  readonly accepted: boolean;
  readonly diagnostics: ReadonlyArray<Diagnostic>;
  readonly tests?: PolicyTests;
};

/** The same change from every source to every destination; ports as a policy writes them, empty for none. */
export type AccessChange = {
  readonly sources: ReadonlyArray<string>;
  readonly destinations: ReadonlyArray<string>;
  /** As IANA numbers them. */
  readonly protocols: ReadonlyArray<number>;
  readonly lost: string;
  readonly gained: string;
};

export type PreviewReport = {
  readonly unchanged: boolean;
  readonly changes: ReadonlyArray<AccessChange>;
  /** Destinations that nobody would reach any more. */
  readonly deserted: ReadonlyArray<string>;
  readonly deadRules: ReadonlyArray<Position & { readonly section: string; readonly index: number }>;
  readonly flippedTests: ReadonlyArray<{
    readonly index: number;
    readonly src: string;
    readonly passes: boolean;
  }>;
};

/** What is different now from what was allowed at a moment. */
export type AccessBetween = Pick<PreviewReport, 'changes' | 'deserted'>;

export type FailedClosed = Position & {
  readonly selector: string;
  readonly section: string;
  readonly ruleIndex: number;
  readonly code: string;
  readonly message: string;
  /** Of the event that took the name away, where one did. */
  readonly causeRevision?: string;
};

export type FailedName = FailedClosed & {
  readonly lost?: {
    readonly was: string;
    readonly now: string | null;
    readonly selector: string | null;
    readonly at: string;
  };
};

/** An event that was seen before something was found; null when it was so before the server started. */
export type Noticed = { readonly revision: string; readonly at: string } | null;

/** A name in the policy in force that stopped denoting anybody. */
export type Alert = {
  readonly selector: string;
  readonly message: string;
  readonly since: Noticed;
};

/** A test of the policy in force that a change of the directory made fail. */
export type FailingTest = Position & {
  readonly index: number;
  readonly src: string;
  readonly errors: ReadonlyArray<Position & { readonly message: string }>;
  /** The last revision it is known to have passed at. */
  readonly passedAt: string;
  readonly since: Noticed;
};

export type Alerts = {
  readonly alerts: ReadonlyArray<Alert>;
  readonly failingTests: ReadonlyArray<FailingTest>;
  /** The revision that the tests were last run at. */
  readonly testsAsOf: string | null;
};

export type MatchedRule = Position & {
  readonly section: string;
  readonly index: number;
  readonly srcSelector: string;
  readonly dstSelector: string;
  /** As a policy writes them. */
  readonly ports: string;
};

export type Decision = {
  readonly effect: 'allow' | 'deny';
  readonly code: string;
  readonly rule?: MatchedRule;
  readonly provenance: {
    readonly policyHash: string;
    readonly revision: string;
    readonly via: ReadonlyArray<{ readonly selector: string; readonly nameThen: string }>;
  };
  readonly failedClosed: ReadonlyArray<FailedClosed>;
};

/** Why a question is answered as it is; near misses are rules that would cover it but for a name. */
export type Explanation = {
  readonly decision: Decision;
  readonly matches: ReadonlyArray<MatchedRule>;
  readonly nearMisses: ReadonlyArray<FailedClosed>;
};

export type Reach = {
  readonly destination: string;
  /** As IANA numbers it. */
  readonly protocol: number;
  readonly ports: string;
  readonly family?: string;
  readonly rules: ReadonlyArray<{ readonly line: number }>;
};

/** `denied`: why everything is, when it is; near misses are rules that would open more but for a name. */
export type WhatCan = {
  readonly denied: string | null;
  readonly reach: ReadonlyArray<Reach>;
  readonly nearMisses: ReadonlyArray<FailedClosed>;
};

export type WhoCan = {
  readonly denied: string | null;
  readonly users: ReadonlyArray<{ readonly id: string; readonly userName: string }>;
  readonly tags: ReadonlyArray<string>;
  readonly nodes: ReadonlyArray<string>;
  readonly addresses: ReadonlyArray<string>;
  readonly nearMisses: ReadonlyArray<FailedClosed>;
};

/** Devices and roles; `version` is null when there are none. */
export type Inventory = {
  readonly version: string | null;
  readonly deviceCount: number;
  readonly roleCount: number;
  readonly inventory: unknown;
};

/** Ids of groups by the canonical names that are tied to them. */
export type GroupLock = { readonly [name: string]: string };
