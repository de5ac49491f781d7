import { type DirectoryView, genericProfile, noExtensions } from '@rollcall/domain';

/** An HTTP request as SCIM sees it, its key already checked. */
export type ScimRequest = {
  /** Upper case. */
  readonly method: string;
  /** Below the base URL, decoded by segment and without empty ones: `['Users', '2819c223']`. */
  readonly path: ReadonlyArray<string>;
  readonly query: URLSearchParams;
  /** Names in lower case. */
  readonly headers: { readonly [name: string]: string | undefined };
  /** The raw body; empty when there is none. */
  readonly body: string;
};

/** What an answer needs to know of the service that gives it. */
export type ScimContext = {
  /** Without a slash at the end: `https://rollcall.example.com/scim/v2`. */
  readonly baseUrl: string;
  /** A new id for a resource to be created; called at most once for each. */
  readonly newId: () => string;
  readonly cursors: CursorSeal;
  /** Of the caller; for those who have none, `noTerms`. */
  readonly terms: DirectoryTerms;
  /** The security events that the feeds of the caller's directory tell of (RFC 9967 section 4); looked up when asked for. */
  readonly toldEvents: () => ReadonlyArray<string>;
};

/** How a directory reads requests. A view of it will do; what it says at the time of the call counts. */
export type DirectoryTerms = Pick<DirectoryView, 'schemaExtensions' | 'idpProfile'>;

/** RFC 7643 and RFC 7644 alone. */
export const noTerms: DirectoryTerms = { schemaExtensions: noExtensions, idpProfile: genericProfile };

/** Keeps cursors from being read, forged, or used by another caller or for another question. */
export type CursorSeal = {
  /** In unreserved characters of a URL (RFC 3986 section 2.3). */
  readonly seal: (text: string, question: string) => string;
  /** `undefined` unless it was sealed for the same caller and question. */
  readonly open: (cursor: string, question: string) => string | undefined;
  readonly now: () => Date;
};

export type ScimResponse = {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: { readonly [name: string]: string };
  /** JSON text; absent for an empty answer (204, 304). */
  readonly body?: string;
};
