/** What the admin API answers of everything but access, as far as the console reads it. Revisions are decimal texts. */

export type AdminRole = 'viewer' | 'operator' | 'admin';

export type Session = {
  readonly name: string;
  readonly email: string | null;
  readonly role: AdminRole;
  readonly csrfToken: string;
  readonly endsAt: string;
  readonly scimBaseUrl: string;
};

/** A session of the process that is asked. */
export type PresentSession = {
  /** The id that the log and the audit trail give. */
  readonly administrator: string;
  readonly name: string;
  readonly email: string | null;
  readonly role: AdminRole;
  readonly startedAt: string;
  readonly usedAt: string;
  /** Unless it is used before then. */
  readonly endsAt: string;
  /** Whether it is the one that asks. */
  readonly own: boolean;
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
  /** Why it answers nothing, if it stopped; the rest is as it was before that event. */
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

export type Member = { readonly id: string; readonly userName: string; readonly active: boolean };

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

export type AuditPage = {
  readonly entries: ReadonlyArray<AuditEntry>;
  readonly before: string | null;
  /** Of a directory that stopped: the trail ends before this event. */
  readonly parked?: { readonly revision: string; readonly reason: string };
};

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
  /** Revision of the last event that the receiver has, or `start`. */
  readonly position: string;
  /** Events after it. */
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
