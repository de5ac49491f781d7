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
  /** Inclusive. */
  readonly since?: Date | undefined;
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
  /** `before` of the next page; absent on the last. */
  readonly next: number | undefined;
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
