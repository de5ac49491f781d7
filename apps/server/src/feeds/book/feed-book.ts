import type { DirectoryId, Revision } from '@rollcall/domain';
import type * as E from 'fp-ts/lib/Either.js';
import type { Feed, FeedFailing, KeptFeed } from '../feed';

/** The feeds cannot be read or written. */
export type FeedBookFault = { readonly _tag: 'FeedBookFault'; readonly reason: string };

/** A private key for tokens as JWK, and its id. */
export type TokenKey = { readonly kid: string; readonly jwk: Readonly<Record<string, unknown>> };

/** Tells a feed from another of its name, and from itself before it was moved. */
export type FeedAsSeen = Pick<KeptFeed, 'directory' | 'id' | 'createdAt' | 'moves'>;

export type Written<A> = E.Either<FeedBookFault, A>;

/**
 * The feeds of a store, their secrets and how far each is. Several processes may share it; what one writes the
 * others read from then on.
 */
export interface FeedBook {
  /** All, or those of a directory. */
  list(directory?: DirectoryId): Written<ReadonlyArray<KeptFeed>>;
  find(directory: DirectoryId, id: string): Written<KeptFeed | undefined>;
  /** What signs a webhook or goes into a push as `Authorization`; of a poll the hash of its token. */
  secret(feed: Pick<Feed, 'directory' | 'id'>): Written<string | undefined>;
  /** Makes the place for feeds if there is none yet; a fault where feeds cannot be kept. */
  prepare(): Written<void>;
  /** False when there is one of that id. */
  add(feed: Feed, secret: string | undefined, position: Revision): Written<boolean>;
  remove(directory: DirectoryId, id: string): Written<boolean>;
  /** What an administrator wishes: also back. */
  move(directory: DirectoryId, id: string, position: Revision): Written<boolean>;
  /** From one position to the next; nothing happens when it was moved or removed meanwhile. False then. */
  advance(feed: FeedAsSeen, from: Revision, to: Revision, at: string): Written<boolean>;
  /** Nothing happens when it was moved or removed meanwhile. */
  noteFailing(feed: FeedAsSeen, failing: FeedFailing): Written<void>;
  /** Newest first. */
  keys(): Written<ReadonlyArray<TokenKey>>;
  addKey(key: TokenKey, at: string): Written<void>;
  /** Whether this process alone delivers from now on. It stays so until `close`. */
  claimDelivery(): boolean;
  close(): void;
}
