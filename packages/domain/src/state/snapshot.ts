import type { IdpProfile } from '../idp/idp-profile';
import type { DirectoryId } from '../ids/directory-id';
import type { UserId } from '../ids/ids';
import type { Revision } from '../ids/revision';
import type { SchemaExtension } from '../schema-extensions/schema-extension';
import type { AcceptedPolicy, DirectorySettings, ReleasedName } from './directory-view';
import type { GroupLock } from './group-lock';
import type { HashSeed } from './key-hash';
import type { ApiKey, Group } from './resources';
import type { UnreadUsers } from './user-table';

/** All but people, groups and memberships, and how many of those follow. */
export type SnapshotHead = {
  readonly id: DirectoryId;
  readonly revision: Revision;
  readonly digest: string;
  readonly settings: DirectorySettings | undefined;
  readonly provisioningEnabled: boolean;
  readonly policy: AcceptedPolicy | undefined;
  readonly groupLock: GroupLock;
  readonly apiKeys: ReadonlyArray<ApiKey>;
  readonly erased: ReadonlyMap<UserId, Revision>;
  readonly schemaExtensions: ReadonlyArray<SchemaExtension>;
  readonly idpProfile: IdpProfile;
  readonly users: number;
  readonly activeUsers: number;
  readonly groups: number;
  readonly memberships: number;
  /** What the keys of the users' indexes are hashed with. */
  readonly hashSeed: HashSeed;
};

/** By what users are found; `value`: by what they hold, be it theirs alone or not. */
export const userKeys = ['id', 'userName', 'externalId', 'value'] as const;
export type UserKey = (typeof userKeys)[number];

/**
 * A state in pieces of bounded size, to be restored in the order of capture: the head, users, the tables of
 * their indexes, groups, released names, memberships, revisions of what is shown. Users and groups are numbered
 * from 0 in the order in which they come.
 */
export type SnapshotPart =
  | { readonly _tag: 'Head'; readonly head: SnapshotHead }
  | ({ readonly _tag: 'Users' } & UnreadUsers)
  | {
      readonly _tag: 'UserIndex';
      readonly key: UserKey;
      /** The next piece of the pairs of a `KeyTable`. */
      readonly pairs: Uint32Array;
    }
  | {
      readonly _tag: 'Groups';
      readonly groups: ReadonlyArray<{ readonly group: Group; readonly members: number }>;
    }
  | { readonly _tag: 'ReleasedNames'; readonly names: ReadonlyArray<ReleasedName> }
  | {
      readonly _tag: 'Memberships';
      /** Triples: user, group, place among the group's members; users ascending, each in the order of joining. */
      readonly triples: Uint32Array;
    }
  | {
      readonly _tag: 'ShownRevisions';
      readonly of: 'users' | 'groups';
      /**
       * For the next of the users the revision at which their groups, or the names of these, last changed; for
       * the next of the groups that of the names of their members. 0 when they never did.
       */
      readonly revisions: Uint32Array;
    };

/** A state at one moment. What changes in the state meanwhile takes memory until the release. */
export type Capture = {
  /** Made one by one as they are asked for; the cost of each is that of the part. */
  parts(): Iterable<SnapshotPart>;
  release(): void;
};

/** Why parts do not make a state. */
export type BrokenSnapshot = { readonly _tag: 'BrokenSnapshot'; readonly reason: string };

export const brokenSnapshot = (reason: string): BrokenSnapshot => ({ _tag: 'BrokenSnapshot', reason });
