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
};

export type ScimResponse = {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: { readonly [name: string]: string };
  /** JSON text; absent for an empty answer (204, 304). */
  readonly body?: string;
};
