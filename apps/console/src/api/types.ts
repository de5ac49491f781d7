/** What the admin API answers, as far as the console reads it. Revisions are decimal texts. */

export type AdminRole = 'viewer' | 'operator' | 'admin';

export type Session = {
  readonly name: string;
  readonly email: string | null;
  readonly role: AdminRole;
  readonly csrfToken: string;
  readonly endsAt: string;
  readonly scimBaseUrl: string;
};

/** The OpenID provider that one may sign in with, and why that failed when it was last tried. */
export type OpenIdWay = {
  readonly name: string;
  readonly failure: { readonly code: string; readonly message: string } | null;
};

export type Directory = {
  readonly id: string;
  readonly domains: ReadonlyArray<string>;
  readonly userNamePolicy: 'email' | 'any' | null;
  readonly erasable: boolean | null;
  readonly provisioningEnabled: boolean;
  readonly users: { readonly total: number; readonly active: number };
  readonly groups: number;
  readonly policy: { readonly hash: string; readonly acceptedAt: string } | null;
  readonly revision: string;
  readonly digest: string;
  /** Why it answers nothing, if it stopped. */
  readonly parked?: { readonly revision: string; readonly reason: string };
};

export type ApiKey = {
  readonly id: string;
  readonly label: string;
  readonly status: 'active' | 'expired' | 'revoked';
  readonly issuedAt: string;
  readonly expiresAt: string | null;
  readonly revokedAt: string | null;
  readonly lastUsedAt: string | null;
};

/** With the key itself, told this once. */
export type IssuedKey = { readonly key: string; readonly id: string; readonly label: string };

export type GroupName = { readonly id: string; readonly displayName: string };

export type FoundPerson = {
  readonly id: string;
  readonly userName: string;
  readonly active: boolean;
  readonly name?: string;
  readonly email?: string;
  readonly groups: ReadonlyArray<GroupName>;
  readonly groupCount: number;
  readonly changedAt: string;
};

export type PeoplePage = {
  readonly total: number;
  readonly offset: number;
  readonly people: ReadonlyArray<FoundPerson>;
};

export type Person = {
  readonly id: string;
  readonly userName: string;
  readonly active: boolean;
  readonly name?: string;
  readonly email?: string;
  readonly profile: { readonly [attribute: string]: unknown };
  readonly groups: ReadonlyArray<GroupName>;
  readonly createdAt: string;
  readonly changedAt: string;
};

export type Position = { readonly line: number; readonly column: number };

export type SyncedGroup = {
  readonly id: string;
  readonly displayName: string;
  readonly changedAt: string;
  readonly memberCount: number;
  readonly selectors: ReadonlyArray<string>;
  readonly uses: ReadonlyArray<Position>;
};

export type Member = { readonly id: string; readonly userName: string; readonly active: boolean };

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

/** As they were at a moment. */
export type PastUsers = {
  readonly total: number;
  readonly users: ReadonlyArray<{
    readonly id: string;
    readonly userName: string;
    readonly active: boolean;
    readonly groups: ReadonlyArray<string>;
  }>;
};

export type PastGroups = {
  readonly total: number;
  readonly groups: ReadonlyArray<{
    readonly id: string;
    readonly displayName: string;
    readonly memberCount: number;
  }>;
};

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

/** `denied`: why everything is, when it is. */
export type WhatCan = { readonly denied: string | null; readonly reach: ReadonlyArray<Reach> };

export type WhoCan = {
  readonly denied: string | null;
  readonly users: ReadonlyArray<{ readonly id: string; readonly userName: string }>;
  readonly tags: ReadonlyArray<string>;
  readonly nodes: ReadonlyArray<string>;
  readonly addresses: ReadonlyArray<string>;
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

export type MemberIds = { readonly total: number; readonly ids: ReadonlyArray<string> };

export type OperationShape = {
  readonly op: string;
  readonly path?: string;
  readonly attributes?: ReadonlyArray<string>;
  readonly members?: MemberIds;
};

/** A SCIM request and its answer, without keys and values of attributes. */
export type LoggedRequest = {
  readonly place: number;
  readonly requestId: string;
  readonly time: string;
  readonly key?: string;
  readonly method: string;
  /** The kind of path, such as `/scim/v2/Users/:id`. */
  readonly route: string;
  readonly resource?: string;
  readonly filter?: string;
  readonly status: number;
  readonly scimType?: string;
  readonly detail?: string;
  readonly cause?: string;
  readonly milliseconds: number;
  readonly address: string;
  readonly userAgent?: string;
  readonly body?: Omit<OperationShape, 'op' | 'path'> & {
    readonly bytes: number;
    readonly operations?: ReadonlyArray<OperationShape>;
  };
  /** Of the events that it caused. */
  readonly revisions: ReadonlyArray<string>;
};

export type RequestPage = {
  readonly requests: ReadonlyArray<LoggedRequest>;
  readonly before: number | null;
};

export type UnresolvedFailure = {
  readonly kind: 'user' | 'group' | 'connection' | 'other';
  readonly resource?: { readonly id: string; readonly name: string };
  readonly requests: number;
  readonly firstAt: string;
  readonly last: LoggedRequest;
  readonly nextStep: string;
};

/** How many requests there were in the hour that begins then, and how many of them failed. */
export type HourOfRequests = { readonly hour: string; readonly requests: number; readonly failed: number };

/** What was found when every event was last read; `broken` is absent when the chain of digests holds. */
export type Verification = {
  readonly verifiedAt: string;
  readonly events: number;
  readonly broken?: { readonly revision: string; readonly reason: string };
};

export type Projection = {
  readonly status: 'catching up' | 'live' | 'retrying' | 'stopped';
  readonly lag: { readonly events: number; readonly seconds: number };
};

export type AuditEntry = {
  readonly eventId: string;
  readonly revision: string;
  readonly time: string;
  readonly event: string;
  readonly action: 'CREATE' | 'UPDATE' | 'DELETE' | 'ENABLE' | 'DISABLE';
  readonly actor: {
    readonly type: string;
    readonly id?: string;
    readonly name?: string;
    readonly email?: string;
  };
  readonly origin: string;
  readonly source: { readonly address?: string; readonly userAgent?: string };
  readonly target: {
    readonly type: string;
    readonly id: string;
    readonly name?: string;
    readonly property?: string;
  };
  readonly old?: unknown;
  readonly new?: unknown;
  readonly requestId: string;
  readonly digest: string;
};

export type AuditPage = { readonly entries: ReadonlyArray<AuditEntry>; readonly before: string | null };

export type IdpSwitch =
  | 'replaceCreatesMissing'
  | 'emptyTextClears'
  | 'unquotedFilterValues'
  | 'emptyPatchSucceeds'
  | 'removeAllMembers';

/** How requests of the identity provider are read. */
export type IdpProfile = {
  readonly name: string;
  readonly switches: { readonly [Switch in IdpSwitch]: boolean };
};

export type ResourceType = 'User' | 'Group';

export type SchemaExtension = {
  readonly resourceType: ResourceType;
  readonly schema: {
    readonly id: string;
    readonly name: string;
    readonly description: string;
    readonly attributes: ReadonlyArray<{
      readonly name: string;
      readonly type: string;
      readonly multiValued: boolean;
      readonly required: boolean;
    }>;
  };
};

export type FeedMethod = 'webhook' | 'push' | 'poll';

export type Feed = {
  readonly id: string;
  readonly method: FeedMethod;
  readonly url?: string;
  /** Where a receiver that polls asks. */
  readonly pollUrl?: string;
  readonly audience?: ReadonlyArray<string>;
  readonly detail?: 'notice' | 'full';
  /** Id of the group whose people alone are told of. */
  readonly group?: string;
  readonly createdAt: string;
  /** Events after the last that the receiver has. */
  readonly behind: number;
  readonly deliveredAt: string | null;
  readonly failing: {
    readonly since: string;
    readonly attempts: number;
    readonly reason: string;
    readonly nextAttemptAt: string;
  } | null;
};

/** With what verifies a webhook, or the token that polls: told this once. */
export type AddedFeed = Feed & { readonly secret?: string };

export type ErasedUser = {
  readonly userId: string;
  readonly revision: string;
  readonly stillNamedBy: ReadonlyArray<'policy' | 'inventory'>;
};
