import type { DirectoryId, GroupId, Revision } from '@rollcall/domain';
import type { SecurityEventStyle } from '@rollcall/security-events';

/** Of tokens: who tells, to whom, how much, and of whom. */
export type TokenFeed = SecurityEventStyle & {
  /** Base URL of this server, without a slash at the end: `iss`. */
  readonly issuer: string;
  readonly audience: ReadonlyArray<string>;
  /** Only people who are in this group, as they join and leave it; everybody and every group when absent. */
  readonly group?: GroupId | undefined;
};

/** Where what is sent goes. */
export type Endpoint = {
  readonly url: string;
  /** Whether it may be in a private network; else only a public address is connected to. */
  readonly privateNetwork: boolean;
};

/** How what happens in a directory reaches somebody. */
export type FeedTarget =
  /** Security Event Tokens that the receiver fetches (RFC 8936). */
  | ({ readonly method: 'poll' } & TokenFeed)
  /** Security Event Tokens that are sent (RFC 8935). */
  | ({ readonly method: 'push' } & TokenFeed & Endpoint)
  /** Entries of the audit trail that are sent, signed as Standard Webhooks has it. */
  | ({ readonly method: 'webhook' } & Endpoint);

export type Feed = {
  readonly directory: DirectoryId;
  /** Unique in the directory; lowercase letters, digits and hyphens. */
  readonly id: string;
  readonly createdAt: string;
  readonly target: FeedTarget;
};

/** How far a feed is, as it is kept. */
export type FeedProgress = {
  /** The last event that the receiver has, or that has nothing for it. */
  readonly position: Revision;
  readonly deliveredAt?: string | undefined;
  /** Present while it does not get on. */
  readonly failing?: FeedFailing | undefined;
};

export type FeedFailing = {
  readonly since: string;
  readonly attempts: number;
  readonly reason: string;
  readonly nextAttemptAt: string;
};

export type KeptFeed = Feed &
  FeedProgress & {
    /** How often an administrator set it to another position. */
    readonly moves: number;
  };
