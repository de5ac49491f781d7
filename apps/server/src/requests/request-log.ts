import type { DirectoryId } from '@rollcall/domain';
import type * as TE from 'fp-ts/lib/TaskEither.js';
import type { NotedRequest, RequestRecord } from './request-record';

/** All that are given must hold. */
export type RequestFilter = {
  /** Inclusive bounds, such as 400 and 499. */
  readonly status?: { readonly least: number; readonly most: number } | undefined;
  /** Id of an API key. */
  readonly key?: string | undefined;
  readonly request?: string | undefined;
  readonly methods?: ReadonlyArray<string> | undefined;
  /** Id of the user or group in the path. */
  readonly resource?: string | undefined;
  /** As in the shape of a body. */
  readonly named?: string | undefined;
  /** Inclusive. */
  readonly since?: Date | undefined;
  /** Inclusive. */
  readonly until?: Date | undefined;
};

export type RequestQuery = {
  readonly filter: RequestFilter;
  readonly limit: number;
  /** Only requests answered before this one, by its place. */
  readonly before?: number | undefined;
};

export type LoggedRequest = RequestRecord & {
  /** Its place in the log, which grows; the cursor of pages. */
  readonly place: number;
};

export type RequestPage = {
  /** Newest first. */
  readonly requests: ReadonlyArray<LoggedRequest>;
  /** `before` of the next page, which may follow one that is short or empty; absent on the last. */
  readonly next: number | undefined;
};

/** How many requests were answered within an hour. */
export type HourOfRequests = {
  /** When it began: RFC 3339, UTC. */
  readonly hour: string;
  readonly requests: number;
  /** Those of a status from 400 on among them. */
  readonly failed: number;
};

export type RequestLogFault = { readonly _tag: 'RequestLogFault'; readonly reason: string };

/**
 * The requests of identity providers, kept for a while beside the events: what was refused or failed causes no
 * event, and is seen here alone.
 */
export interface RequestLog {
  /** Takes a request and writes it later. One that cannot be written is lost, which holds up nobody. */
  note(request: NotedRequest): void;
  /** Those noted before the call included. */
  query(directory: DirectoryId, query: RequestQuery): TE.TaskEither<RequestLogFault, RequestPage>;
  /** From an hour on, oldest first; hours without a request are left out. */
  traffic(directory: DirectoryId, since: Date): TE.TaskEither<RequestLogFault, ReadonlyArray<HourOfRequests>>;
  /** How many were not written because there were too many. */
  lost(): number;
  /** Writes what waits. */
  close(): Promise<void>;
}

/** How long and how many requests are kept. */
export type Retention = {
  readonly milliseconds: number;
  readonly requests: number;
  /** Of those that came without a key that was issued here: a stranger pushes no others out. */
  readonly strangers: number;
};

export const defaultRetention: Retention = {
  milliseconds: 30 * 24 * 60 * 60 * 1_000,
  requests: 1_000_000,
  strangers: 10_000,
};
