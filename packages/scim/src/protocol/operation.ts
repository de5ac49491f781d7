import type { Command, DirectoryView, Rejection, Revision } from '@rollcall/domain';
import type * as E from 'fp-ts/lib/Either.js';
import type { ScimError } from './error';
import type { ScimResponse } from './request';

/**
 * What a request means. A change is planned against the state it will be decided on, and planned again if
 * another writer was faster; so `plan` and `answer` are pure and may run more than once.
 */
export type ScimOperation =
  /** Needs no state: discovery, or an error found in the request itself. */
  { readonly _tag: 'Answer'; readonly response: ScimResponse } | Query | Change | Bulk;

export type Query = {
  readonly _tag: 'Query';
  /** The revision to answer from; absent: the present one. From any other, the answer is an error. */
  readonly at?: Revision;
  readonly answer: (view: DirectoryView) => ScimResponse;
};

export type Change = {
  readonly _tag: 'Change';
  /** All commands take effect, or none. An empty list is an accepted no-op. */
  readonly plan: (view: DirectoryView) => E.Either<ScimError, ReadonlyArray<Command>>;
  /** From the state right after the change (or the no-op). */
  readonly answer: (view: DirectoryView) => ScimResponse;
  readonly refuse: (rejection: Rejection) => ScimError;
  /** Attributes sent that no schema has: not stored, worth a line in the request log. */
  readonly ignored: ReadonlyArray<string>;
};

/** Changes that are made one after the other; each is whole or nothing by itself (RFC 7644 section 3.7). */
export type Bulk = {
  readonly _tag: 'Bulk';
  readonly first: BulkStep;
  /** As in a change. */
  readonly ignored: ReadonlyArray<string>;
};

/** What is next: it depends on what came of the changes before. */
export type BulkStep =
  | {
      readonly _tag: 'Perform';
      readonly change: Change;
      /** Takes the answer of the change, or the error it failed with. */
      readonly settle: (response: ScimResponse) => BulkStep;
    }
  | { readonly _tag: 'Finished'; readonly response: ScimResponse };
